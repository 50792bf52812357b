package io.rightsizer.patches.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.Live;
import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.OverlaySettings;
import io.rightsizer.patches.overlay.Progress;
import io.rightsizer.patches.render.CommandRenderer;
import io.rightsizer.patches.render.RendererSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A configuration repository in a directory of its own, rendered by what this machine has.
final class Repository {

    private final Path directory;

    Repository(Path directory) {
        this.directory = directory;
    }

    /// The one below the test resources: 55 workloads in three overlays.
    static Repository fleet(Path directory) throws IOException, URISyntaxException {
        var source = Path.of(
                Objects.requireNonNull(Repository.class.getResource("/fleet")).toURI());
        try (var files = Files.walk(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        var legacy = directory.resolve("overlays/staging/legacy.yaml");
        Files.writeString(legacy, Files.readString(legacy).replace("\n", "\r\n"));
        return new Repository(directory);
    }

    Repository with(String file, String text) throws IOException {
        var path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    String text(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    Checkout checkout() {
        return new Checkout(directory);
    }

    OverlayIndex index() throws IOException, InterruptedException {
        var renderer = CommandRenderer.find(RendererSettings.DEFAULT);
        assumeTrue(renderer.isPresent(), "neither kustomize nor kubectl is installed, so nothing was rendered");
        return OverlayIndex.of(checkout(), renderer.get(), OverlaySettings.DEFAULT, Progress.NONE);
    }

    TreeChange plan(WorkloadChange... changes) throws IOException, InterruptedException {
        return plan(PlacementSettings.DEFAULTS, changes);
    }

    TreeChange plan(PlacementSettings settings, WorkloadChange... changes) throws IOException, InterruptedException {
        var before = texts();
        var change = new TreeEditor(checkout(), index(), Live.NONE, settings).plan(List.of(changes));
        assertThat(texts()).as("a plan writes nothing").isEqualTo(before);
        return change;
    }

    /// All files by path, without those of git.
    Map<String, String> texts() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !directory.relativize(file).startsWith(".git"))
                    .toList()) {
                texts.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
