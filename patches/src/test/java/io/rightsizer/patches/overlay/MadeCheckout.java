package io.rightsizer.patches.overlay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.render.CommandRenderer;
import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.RendererSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// A checkout written file by file.
final class MadeCheckout {

    private final Path directory;
    private OverlaySettings settings = OverlaySettings.DEFAULT;

    MadeCheckout(Path directory) {
        this.directory = directory;
    }

    /// The machine's own; without one the test is skipped.
    static Renderer renderer() throws InterruptedException {
        var found = CommandRenderer.find(RendererSettings.DEFAULT);
        assumeTrue(found.isPresent(), "neither kustomize nor kubectl is on the PATH");
        return found.orElseThrow();
    }

    static WorkloadId deployment(String cluster, String namespace, String name) {
        return new WorkloadId(cluster, namespace, WorkloadKind.DEPLOYMENT, name);
    }

    MadeCheckout with(String path, String text) {
        try {
            var file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A Deployment of one container in a file of its own.
    MadeCheckout withDeployment(String path, String name) {
        return with(path, """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %s
                spec:
                  template:
                    spec:
                      containers:
                        - name: main
                          image: example.com/main:1
                          resources: {requests: {cpu: 500m, memory: 256Mi}}
                """.formatted(name));
    }

    MadeCheckout withCluster(String cluster, String... globs) {
        var clusters = new HashMap<String, List<String>>(settings.clusters());
        clusters.put(cluster, List.of(globs));
        settings = settings.withClusters(clusters);
        return this;
    }

    MadeCheckout withCache(Path cache) {
        settings = settings.withCache(cache);
        return this;
    }

    Path directory() {
        return directory;
    }

    OverlayIndex index() throws IOException, InterruptedException {
        return index(renderer());
    }

    OverlayIndex index(Renderer renderer) throws IOException, InterruptedException {
        return OverlayIndex.of(new Checkout(directory), renderer, settings, Progress.NONE);
    }

    Located locate(WorkloadId workload) throws IOException, InterruptedException {
        return index().locate(workload);
    }
}
