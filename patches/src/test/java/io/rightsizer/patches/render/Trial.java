package io.rightsizer.patches.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.kustomize.Kustomize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A few files that the real `kubectl kustomize` renders.
final class Trial {

    private final Path directory;

    Trial(Path directory) {
        this.directory = directory;
    }

    Trial with(String path, String text) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    /// @param path of the directory to render
    List<Manifest> objects(String path) throws Exception {
        return Manifests.read(Kustomize.render(directory.resolve(path)));
    }

    List<Manifest> objects() throws Exception {
        return objects(".");
    }

    Manifest object() throws Exception {
        var objects = objects();
        assertThat(objects).hasSize(1);
        return objects.getFirst();
    }

    Kustomize.Build build(String path) throws Exception {
        return Kustomize.build(directory.resolve(path));
    }

    /// What kustomize complains of when it fails; a build that succeeds fails the test.
    String error(String path) throws Exception {
        var build = build(path);
        assertThat(build.exitCode()).as(build.output()).isNotZero();
        return build.errors();
    }

    String error() throws Exception {
        return error(".");
    }

    /// `web web:1 {requests={cpu=1}}` for each container, `-` where it has no image.
    static List<String> containers(Manifest object) {
        return listed(object, "containers");
    }

    static List<String> initContainers(Manifest object) {
        return listed(object, "initContainers");
    }

    private static List<String> listed(Manifest object, String list) {
        return Stream.of(
                        List.of("spec", "jobTemplate", "spec", "template", "spec"), List.of("spec", "template", "spec"))
                .flatMap(path -> Manifest.at(object.content(), path).stream())
                .flatMap(pod -> Manifest.at(pod, List.of(list)).stream())
                .flatMap(items -> ((List<?>) items).stream())
                .map(item -> (Map<?, ?>) item)
                .map(item -> String.join(
                        " ", text(item, "name", "-"), text(item, "image", "-"), text(item, "resources", "-")))
                .toList();
    }

    private static String text(Map<?, ?> container, String key, String absent) {
        var value = container.get(key);
        return value == null ? absent : value.toString();
    }
}
