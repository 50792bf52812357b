package io.rightsizer.patches.overlay;

import static io.rightsizer.patches.overlay.MadeCheckout.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.MissingRenderer;
import io.rightsizer.patches.render.Rendering;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every checkout here also holds a sound root, which is found whatever happens to the other.
class BrokenRootsTest {

    private final MadeCheckout checkout;

    BrokenRootsTest(@TempDir Path directory) {
        checkout = new MadeCheckout(directory.resolve("checkout"))
                .with("sound/kustomization.yaml", "namespace: shop\nresources: [web.yaml]\n")
                .withDeployment("sound/web.yaml", "web");
    }

    @AfterEach
    void theSoundRootIsFound() throws Exception {
        assertThat(checkout.locate(deployment("", "shop", "web"))).isInstanceOf(Located.Declared.class);
    }

    private Rendering.Broken broken(String root) throws Exception {
        var rendering = checkout.index().rendering(new Root(root, "")).orElseThrow();
        assertThat(rendering).isInstanceOf(Rendering.Broken.class);
        var broken = (Rendering.Broken) rendering;
        assertThat(broken.why()).doesNotContain(checkout.directory().toString()).doesNotContain("\n");
        return broken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://github.com/example/app/deploy?ref=v1",
                "http://127.0.0.1:1/deployment.yaml",
                "github.com/example/app",
                "git@example.com:example/app.git",
                "git::https://example.com/app",
                "ssh://git@example.com/app",
                "example.com/app?ref=main"
            })
    void refusesWhatIsElsewhere(String reference) throws Exception {
        checkout.with("bad/kustomization.yaml", "resources: ['" + reference + "']\n");

        assertThat(broken("bad"))
                .isEqualTo(new Rendering.Broken(
                        BrokenCode.REMOTE_BASE,
                        "'bad/kustomization.yaml' takes '" + reference
                                + "' from elsewhere, and nothing is fetched; copy it into the repository."));
    }

    @Test
    void refusesARemotePatchAndARemoteBaseOfABase() throws Exception {
        checkout.with("bad/kustomization.yaml", "patches: [{path: 'https://example.com/patch.yaml'}]\n")
                .with("deep/kustomization.yaml", "resources: [base]\n")
                .with("deep/base/kustomization.yaml", "components: ['https://example.com/component']\n");

        assertThat(broken("bad").code()).isEqualTo(BrokenCode.REMOTE_BASE);
        assertThat(broken("deep").code()).isEqualTo(BrokenCode.REMOTE_BASE);
    }

    @Test
    void doesNotInflateCharts() throws Exception {
        checkout.with("chart/kustomization.yaml", "helmCharts: [{name: redis, repo: 'https://example.com/charts'}]\n")
                .with("generator/kustomization.yaml", "generators: [redis.yaml]\n")
                .with("generator/redis.yaml", """
                        apiVersion: builtin
                        kind: HelmChartInflationGenerator
                        metadata: {name: redis}
                        name: redis
                        """);

        assertThat(broken("chart").code()).isEqualTo(BrokenCode.NEEDS_HELM);
        assertThat(broken("generator").code()).isEqualTo(BrokenCode.NEEDS_HELM);
    }

    @Test
    void reportsAnEmptyKustomization() throws Exception {
        checkout.with("bad/kustomization.yaml", "# nothing yet\n");

        assertThat(broken("bad"))
                .isEqualTo(new Rendering.Broken(
                        BrokenCode.EMPTY, "'bad/kustomization.yaml' is empty; remove it or fill it."));
    }

    @Test
    void reportsDuplicateObjects() throws Exception {
        checkout.with("bad/kustomization.yaml", "resources: [one.yaml, two.yaml]\n")
                .withDeployment("bad/one.yaml", "twice")
                .withDeployment("bad/two.yaml", "twice");

        assertThat(broken("bad").code()).isEqualTo(BrokenCode.DUPLICATE_OBJECTS);
        assertThat(checkout.locate(deployment("", "shop", "twice")))
                .isInstanceOfSatisfying(Located.Unrenderable.class, unrenderable -> assertThat(unrenderable.root())
                        .isEqualTo(new Root("bad", "")));
    }

    @Test
    void reportsAMissingBaseWithoutThePathsOfTheMachine() throws Exception {
        checkout.with("bad/kustomization.yaml", "resources: [../base]\n");

        var broken = broken("bad");

        assertThat(broken.code()).isEqualTo(BrokenCode.BUILD_FAILED);
        assertThat(broken.why())
                .startsWith("accumulating resources:")
                .contains("'../base'")
                .doesNotContain("/tmp")
                .doesNotContain("run.go");
    }

    @Test
    void reportsKustomizationsThatUseEachOther() throws Exception {
        checkout.with("a/kustomization.yaml", "resources: [../b]\n")
                .with("b/kustomization.yaml", "resources: [../a]\n")
                .with("self/kustomization.yaml", "resources: [.]\n");

        assertThat(broken("a").why()).contains("cycle detected");
        assertThat(broken("self").code()).isEqualTo(BrokenCode.BUILD_FAILED);
        assertThat(checkout.index().rendering(new Root("b", ""))).isEmpty();
    }

    @Test
    void refusesToLeaveTheCheckout() throws Exception {
        new MadeCheckout(checkout.directory().resolveSibling("outside"))
                .with("kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("web.yaml", "secret");
        checkout.with("up/kustomization.yaml", "resources: [../../outside]\n")
                .with("link/kustomization.yaml", "resources: [linked]\n");
        Files.createSymbolicLink(
                checkout.directory().resolve("link/linked"),
                checkout.directory().resolveSibling("outside"));

        assertThat(broken("up"))
                .isEqualTo(new Rendering.Broken(
                        BrokenCode.OUTSIDE_CHECKOUT,
                        "'up/kustomization.yaml' takes '../../outside', which is outside the repository; move it"
                                + " inside."));
        assertThat(broken("link").code()).isEqualTo(BrokenCode.OUTSIDE_CHECKOUT);
    }

    @Test
    void followsSymbolicLinksWithinTheCheckout() throws Exception {
        checkout.with("base/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("base/web.yaml", "linked")
                .with("app/kustomization.yaml", "resources: [base]\n");
        Files.createSymbolicLink(checkout.directory().resolve("app/base"), Path.of("../base"));

        assertThat(checkout.locate(deployment("", "any", "linked")))
                .isInstanceOfSatisfying(Located.Declared.class, declared -> assertThat(declared.file())
                        .isEqualTo("base/web.yaml"));
    }

    @Test
    void reportsTextThatIsNoYamlOrNotUtf8() throws Exception {
        checkout.with("tab/kustomization.yaml", "resources:\n\t- web.yaml\n")
                .with("latin/kustomization.yaml", "")
                .with("deep/kustomization.yaml", "resources: " + "[".repeat(100_000))
                .with("bomb/kustomization.yaml", bomb());
        Files.write(
                checkout.directory().resolve("latin/kustomization.yaml"),
                "namePrefix: für\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(broken("tab").code()).isEqualTo(BrokenCode.UNREADABLE);
        assertThat(broken("latin"))
                .isEqualTo(new Rendering.Broken(
                        BrokenCode.UNREADABLE, "'latin/kustomization.yaml' cannot be read: it is not UTF-8."));
        assertThat(broken("deep").code()).isEqualTo(BrokenCode.UNREADABLE);
        assertThat(broken("bomb").code()).isEqualTo(BrokenCode.UNREADABLE);
    }

    /// Every list holds the one before nine times.
    private static String bomb() {
        var text = new StringBuilder("x0: &a0 [1,1,1,1,1,1,1,1,1]\n");
        for (var i = 1; i < 12; i++) {
            text.append("x%d: &a%d [%s]\n"
                    .formatted(i, i, ("*a" + (i - 1) + " ,").repeat(9).replaceAll(",$", "")));
        }
        return text.toString();
    }

    @Test
    void reportsAManifestThatIsTooLarge() throws Exception {
        checkout.with("bad/kustomization.yaml", "resources: [huge.yaml]\n").with("bad/huge.yaml", "");
        try (var huge = Files.newByteChannel(checkout.directory().resolve("bad/huge.yaml"), StandardOpenOption.WRITE)) {
            huge.position(Tree.LARGEST_FILE);
            huge.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }

        assertThat(broken("bad").code()).isEqualTo(BrokenCode.UNREADABLE);
    }

    @Test
    void saysWhatToInstallWhereNoRendererIs() throws Exception {
        var located = checkout.index(new MissingRenderer()).locate(deployment("", "shop", "web"));

        assertThat(located)
                .isEqualTo(new Located.Unrenderable(
                        new Root("sound", ""),
                        new Rendering.Broken(
                                BrokenCode.NO_RENDERER,
                                "Neither kustomize nor kubectl is on the PATH; install kubectl 1.32 or kustomize 5.5, or"
                                        + " name the command.")));
    }
}
