package io.rightsizer.patches.overlay;

import static io.rightsizer.patches.overlay.MadeCheckout.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.render.Rendering;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayIndexTest {

    private final MadeCheckout checkout;

    OverlayIndexTest(@TempDir Path directory) {
        checkout = new MadeCheckout(directory)
                .with("base/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("base/web.yaml", "web")
                .with("overlays/prod/kustomization.yaml", """
                        namespace: shop
                        namePrefix: eu-
                        resources: [../../base]
                        patches:
                          - path: more.yaml
                        """)
                .with("overlays/prod/more.yaml", """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec: {replicas: 4}
                        """)
                .with("overlays/staging/kustomization.yaml", "namespace: shop-staging\nresources: [../../base]\n");
    }

    @Test
    void findsAWorkloadByTheNameAndNamespaceThatItsOverlayGivesIt() throws Exception {
        var located = checkout.locate(deployment("", "shop", "eu-web"));

        assertThat(located).isInstanceOfSatisfying(Located.Declared.class, declared -> {
            assertThat(declared.root()).isEqualTo(new Root("overlays/prod", ""));
            assertThat(declared.file()).isEqualTo("base/web.yaml");
            assertThat(declared.reach())
                    .containsExactly(new Root("overlays/prod", ""), new Root("overlays/staging", ""));
            assertThat(declared.manifest().at("spec", "replicas")).contains(4);
            assertThat(declared.manifest().at("metadata", "annotations")).isEmpty();
            assertThat(declared.caveats()).isEmpty();
        });
    }

    @Test
    void takesTheKustomizationsThatNoOtherUsesForRoots() throws Exception {
        assertThat(checkout.index().roots())
                .extracting(root -> root.root().path())
                .containsExactly("overlays/prod", "overlays/staging");
    }

    @Test
    void tellsTheFilesThatARootIsRenderedFrom() throws Exception {
        var index = checkout.index();
        var prod = new Root("overlays/prod", "");

        assertThat(index.filesOf(prod))
                .containsExactly(
                        "base/kustomization.yaml",
                        "base/web.yaml",
                        "overlays/prod/kustomization.yaml",
                        "overlays/prod/more.yaml");
        assertThat(index.references(prod, "base/web.yaml")).isTrue();
        assertThat(index.references(new Root("overlays/staging", ""), "overlays/prod/more.yaml"))
                .isFalse();
        assertThat(index.filesOf(new Root("base", ""))).isEmpty();
    }

    @Test
    void rendersTheSameRootFromAnotherCopy(@TempDir Path elsewhere) throws Exception {
        var index = checkout.index();
        var copy = new MadeCheckout(elsewhere)
                .with("overlays/prod/kustomization.yaml", "namespace: shop\nresources: [web.yaml]\n")
                .withDeployment("overlays/prod/web.yaml", "copied");
        var prod = new Root("overlays/prod", "");

        var rendered = index.render(List.of(prod), new Checkout(copy.directory()));

        assertThat(rendered.get(prod)).isInstanceOfSatisfying(Rendering.Rendered.class, one -> assertThat(one.objects())
                .extracting(object -> object.id().name())
                .containsExactly("copied"));
    }
}
