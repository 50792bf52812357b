package io.rightsizer.patches.overlay;

import static io.rightsizer.patches.overlay.MadeCheckout.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.render.Renderer;
import io.rightsizer.patches.render.Rendering;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCacheTest {

    private final MadeCheckout checkout;
    private final Path cache;

    RenderCacheTest(@TempDir Path directory) {
        cache = directory.resolve("cache");
        checkout = new MadeCheckout(directory.resolve("checkout"))
                .withCache(cache)
                .with("base/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("base/web.yaml", "web")
                .with("a/kustomization.yaml", """
                        resources: [../base]
                        namespace: a
                        configMapGenerator: [{name: settings, files: [all=settings.conf]}]
                        """)
                .with("a/settings.conf", "x=1\n")
                .with("b/kustomization.yaml", "resources: [../base]\nnamespace: b\n");
    }

    /// The real renderer, counting its builds.
    private static final class Counting implements Renderer {

        private final AtomicInteger builds = new AtomicInteger();
        private final Renderer renderer;
        private final String description;

        Counting(String description) throws InterruptedException {
            this.renderer = MadeCheckout.renderer();
            this.description = description;
        }

        @Override
        public Rendering render(Path directory) throws InterruptedException {
            builds.incrementAndGet();
            return renderer.render(directory);
        }

        @Override
        public String description() {
            return description;
        }
    }

    private int builds() throws Exception {
        return builds("v1");
    }

    private int builds(String version) throws Exception {
        var renderer = new Counting(version);
        var located = checkout.index(renderer).locate(deployment("", "a", "web"));
        assertThat(located).isInstanceOfSatisfying(Located.Declared.class, declared -> assertThat(declared.file())
                .isEqualTo("base/web.yaml"));
        return renderer.builds.get();
    }

    @Test
    void rendersNothingTwice() throws Exception {
        assertThat(builds()).isEqualTo(2);
        assertThat(builds()).isZero();
    }

    @Test
    void rendersAgainWhatReadsAChangedFile() throws Exception {
        builds();

        checkout.with("a/settings.conf", "x=2\n");
        assertThat(builds()).isEqualTo(1);

        checkout.withDeployment("base/web.yaml", "web")
                .with("base/web.yaml", Files.readString(checkout.directory().resolve("base/web.yaml")) + "# changed\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void rendersAgainWithAnotherRenderer() throws Exception {
        builds();

        assertThat(builds("v2")).isEqualTo(2);
    }

    @Test
    void ignoresAndReplacesDamagedEntries() throws Exception {
        builds();
        for (var entry : entries()) {
            var text = Files.readString(entry);
            Files.writeString(entry, text.replace("example.com/main:1", "example.com/main:2"));
        }

        assertThat(builds()).isEqualTo(2);
        assertThat(builds()).isZero();
    }

    @Test
    void ignoresEntriesThatWereCutOff() throws Exception {
        builds();
        for (var entry : entries()) {
            Files.writeString(entry, "");
        }

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void givesTheSameObjectsAsTheRenderer() throws Exception {
        var root = new Root("a", "");
        var fresh = checkout.index().rendering(root);

        assertThat(checkout.index().rendering(root)).isEqualTo(fresh);
    }

    @Test
    void goesOnWithoutACacheThatCannotBeWritten() throws Exception {
        Files.writeString(cache, "a file, not a directory");

        assertThat(builds()).isEqualTo(2);
    }

    private List<Path> entries() throws Exception {
        try (var files = Files.list(cache)) {
            return files.toList();
        }
    }
}
