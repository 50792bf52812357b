package io.rightsizer.patches.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// An overlay over a base of manifests, beside the components written for it.
final class Overlay {

    private final Path directory;
    private final String kustomization;

    /// @param kustomization the overlay's own file, where `../base` has the manifests
    Overlay(Path directory, String kustomization) {
        this.directory = directory;
        this.kustomization = kustomization;
    }

    /// Sets a namespace and a prefix, as many do.
    static Overlay in(Path directory) {
        return new Overlay(directory, "namespace: shop\nnamePrefix: eu-\nresources: [../base]\n");
    }

    /// The lines of [RenderedDifference] that the components of `shop` make.
    List<String> difference(String manifests, Recommendation... recommendations) throws Exception {
        return difference(List.of("shop"), manifests, List.of(recommendations));
    }

    List<String> difference(List<String> namespaces, String manifests, List<Recommendation> recommendations)
            throws Exception {
        var after = build(namespaces, manifests, recommendations);
        assertThat(after.exitCode()).as(after.errors()).isZero();
        write(kustomization);
        return RenderedDifference.between(Kustomize.render(directory.resolve("overlay")), after.output());
    }

    /// What kustomize complains about with the component of `shop`.
    String errors(String manifests, Recommendation... recommendations) throws Exception {
        return build(List.of("shop"), manifests, List.of(recommendations)).errors();
    }

    Kustomize.Build build(List<String> namespaces, String manifests, List<Recommendation> recommendations)
            throws Exception {
        Files.createDirectories(directory.resolve("base"));
        Files.writeString(directory.resolve("base/manifests.yaml"), manifests);
        Files.writeString(directory.resolve("base/kustomization.yaml"), "resources: [manifests.yaml]\n");
        ComponentWriter.write(recommendations, directory.resolve("patches"));
        var components = namespaces.stream()
                .map(namespace -> "../patches/default/" + namespace)
                .toList();
        write(kustomization + "components: " + components + "\n");
        return Kustomize.build(directory.resolve("overlay"));
    }

    /// The directory of the component of `shop`.
    Path component() {
        return directory.resolve("patches/default/shop");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(directory.resolve("overlay"));
        Files.writeString(directory.resolve("overlay/kustomization.yaml"), text);
    }
}
