package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Manifests;
import io.rightsizer.patches.render.UnreadableYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the checkout itself says about who applies it: Flux `Kustomization` and `HelmRelease`, Argo CD `Application`.
///
/// @param applied directories of this checkout
/// @param releases of Helm charts
record Appliers(List<Applied> applied, List<HelmRelease> releases) {

    private static final String FLUX = "kustomize.toolkit.fluxcd.io";
    private static final String FLUX_HELM = "helm.toolkit.fluxcd.io";
    private static final String ARGO = "argoproj.io";

    static Appliers read(Tree tree, CheckoutFiles files) {
        var appliers = new Appliers(new ArrayList<>(), new ArrayList<>());
        files.manifests().forEach(file -> appliers.read(tree, file));
        return appliers;
    }

    private void read(Tree tree, String file) {
        try {
            if (Files.size(tree.at(file)) > Tree.LARGEST_FILE) {
                return;
            }
            var text = tree.text(file);
            if (text.contains(FLUX) || text.contains(FLUX_HELM) || text.contains(ARGO)) {
                Manifests.read(text).forEach(object -> read(tree, file, object));
            }
        } catch (IOException | UnreadableYamlException e) {
            return; // what is no manifest, a template for example, says nothing
        }
    }

    private void read(Tree tree, String file, Manifest object) {
        var id = object.id();
        var what = id.group() + "/" + id.kind();
        switch (what) {
            case FLUX + "/Kustomization" -> flux(tree, file, object).ifPresent(applied::add);
            case FLUX_HELM + "/HelmRelease" -> releases.add(release(file, object));
            case ARGO + "/Application" -> argo(tree, file, object);
            default -> {}
        }
    }

    /// A patch of such an object has no source.
    private static Optional<Applied> flux(Tree tree, String file, Manifest object) {
        if (object.at("spec", "sourceRef").isEmpty()) {
            return Optional.empty();
        }
        return directory(tree, text(object, "spec", "path"))
                .map(path -> new Applied(
                        "Flux Kustomization " + name(file, object),
                        file,
                        path,
                        text(object, "spec", "targetNamespace"),
                        "",
                        text(object, "spec", "namePrefix"),
                        text(object, "spec", "nameSuffix"),
                        "",
                        true,
                        Stream.of("patches", "patchesStrategicMerge", "patchesJson6902")
                                .flatMap(key -> maps(object.at("spec", key)))
                                .toList()));
    }

    private void argo(Tree tree, String file, Manifest object) {
        var sources = Stream.concat(
                        object.at("spec", "source").stream().flatMap(Appliers::map), maps(object.at("spec", "sources")))
                .toList();
        for (var source : sources) {
            if (source.containsKey("chart") || source.containsKey("helm")) {
                releases.add(new HelmRelease(
                        "Argo CD Application " + name(file, object),
                        text(object, "spec", "destination", "namespace"),
                        text(source, "helm", "releaseName").orElse(object.id().name())));
            } else {
                directory(tree, text(source, "path").orElse(""))
                        .ifPresent(path -> applied.add(argo(file, object, source, path)));
            }
        }
    }

    private static Applied argo(String file, Manifest object, Map<String, Object> source, String path) {
        return new Applied(
                "Argo CD Application " + name(file, object),
                file,
                path,
                text(source, "kustomize", "namespace").orElse(""),
                text(object, "spec", "destination", "namespace"),
                text(source, "kustomize", "namePrefix").orElse(""),
                text(source, "kustomize", "nameSuffix").orElse(""),
                text(object, "spec", "destination", "name"),
                Manifest.at(source, List.of("directory", "recurse"))
                        .filter(Boolean.TRUE::equals)
                        .isPresent(),
                maps(Manifest.at(source, List.of("kustomize", "patches"))).toList());
    }

    private static HelmRelease release(String file, Manifest object) {
        var target = text(object, "spec", "targetNamespace");
        var named = text(object, "spec", "releaseName");
        var unnamed = target.isEmpty()
                ? object.id().name()
                : target + "-" + object.id().name();
        return new HelmRelease(
                "HelmRelease " + name(file, object),
                target.isEmpty() ? object.id().namespace() : target,
                named.isEmpty() ? unnamed : named);
    }

    private static Optional<String> directory(Tree tree, String path) {
        var relative = path.startsWith("/") ? path.substring(1) : path;
        return tree.resolve("", relative.isEmpty() ? "." : relative).filter(tree::isDirectory);
    }

    private static String name(String file, Manifest object) {
        return OneLine.of(object.id().name()) + " in " + file;
    }

    private static String text(Manifest object, String... fields) {
        return object.at(fields)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse("");
    }

    private static Optional<String> text(Map<String, Object> source, String... fields) {
        return Manifest.at(source, List.of(fields))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Stream<Map<String, Object>> maps(Optional<Object> list) {
        return list.stream()
                .filter(List.class::isInstance)
                .flatMap(items -> ((List<?>) items).stream())
                .flatMap(Appliers::map);
    }

    @SuppressWarnings("unchecked") // all keys are text
    private static Stream<Map<String, Object>> map(Object value) {
        return value instanceof Map<?, ?> map ? Stream.of((Map<String, Object>) map) : Stream.empty();
    }
}
