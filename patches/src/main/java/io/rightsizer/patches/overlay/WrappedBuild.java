package io.rightsizer.patches.overlay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.Rendering;
import io.rightsizer.patches.render.Scratch;
import io.rightsizer.patches.render.UnreadableYamlException;
import io.rightsizer.patches.render.YamlDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Renders a root through a kustomization outside the checkout that takes it and asks for the origin of each object.
final class WrappedBuild {

    private static final String ORIGIN = "config.kubernetes.io/origin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tree tree;
    private final String root;
    private final Path wrapper;

    private WrappedBuild(Tree tree, String root, Path wrapper) {
        this.tree = tree;
        this.root = root;
        this.wrapper = wrapper;
    }

    static RenderedRoot render(Renderer renderer, Tree tree, String root) throws InterruptedException {
        try {
            var wrapper = Files.createTempDirectory("root").toRealPath();
            try {
                return new WrappedBuild(tree, root, wrapper).render(renderer);
            } finally {
                Scratch.delete(wrapper);
            }
        } catch (IOException e) {
            return RenderedRoot.broken(new Rendering.Broken(
                    BrokenCode.BUILD_FAILED, "No temporary directory can be written; look at the free space."));
        }
    }

    private RenderedRoot render(Renderer renderer) throws IOException, InterruptedException {
        var kustomization = Map.of("resources", List.of(reference()), "buildMetadata", List.of("originAnnotations"));
        Files.write(wrapper.resolve("kustomization.yaml"), JSON.writeValueAsBytes(kustomization));
        return switch (renderer.render(wrapper)) {
            case Rendering.Broken broken ->
                RenderedRoot.broken(new Rendering.Broken(broken.code(), told(broken.why())));
            case Rendering.Rendered rendered -> withOrigins(rendered.objects());
        };
    }

    private String reference() {
        return wrapper.relativize(tree.at(root)).toString();
    }

    /// The message without the paths of this machine.
    private String told(String message) {
        var here = root.isEmpty() ? "." : root;
        return OneLine.of(message.replace(reference(), here)
                .replace(tree.top() + "/", "")
                .replace(tree.top().toString(), ".")
                .replace(wrapper + "/", "")
                .replace(wrapper.toString(), "the wrapper"));
    }

    private RenderedRoot withOrigins(List<Manifest> objects) {
        var origins = objects.stream().map(this::origin).toList();
        return new RenderedRoot(
                new Rendering.Rendered(
                        objects.stream().map(WrappedBuild::withoutOrigin).toList()),
                origins);
    }

    private String origin(Manifest object) {
        return object.at("metadata", "annotations", ORIGIN)
                .flatMap(text -> path(text.toString()))
                .orElse("");
    }

    private Optional<String> path(String origin) {
        try {
            return YamlDocuments.mappings(origin).stream()
                    .flatMap(fields -> Stream.of("path", "configuredIn").map(fields::get))
                    .filter(String.class::isInstance)
                    .map(path -> wrapper.resolve((String) path).normalize())
                    .filter(path -> path.startsWith(tree.top()))
                    .flatMap(path -> tree.resolve("", tree.relative(path)).stream())
                    .findFirst();
        } catch (UnreadableYamlException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // all keys are text
    private static Manifest withoutOrigin(Manifest object) {
        var annotations = new LinkedHashMap<>(object.at("metadata", "annotations")
                .map(value -> (Map<String, Object>) value)
                .orElse(Map.of()));
        if (annotations.remove(ORIGIN) == null) {
            return object;
        }
        var metadata =
                new LinkedHashMap<>((Map<String, Object>) object.at("metadata").orElse(Map.of()));
        if (annotations.isEmpty()) {
            metadata.remove("annotations");
        } else {
            metadata.put("annotations", annotations);
        }
        var content = new LinkedHashMap<>(object.content());
        content.put("metadata", metadata);
        return new Manifest(object.id(), content);
    }
}
