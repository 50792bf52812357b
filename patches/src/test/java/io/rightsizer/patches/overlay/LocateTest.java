package io.rightsizer.patches.overlay;

import static io.rightsizer.patches.overlay.MadeCheckout.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocateTest {

    private final MadeCheckout checkout;

    LocateTest(@TempDir Path directory) {
        checkout = new MadeCheckout(directory);
    }

    private LocateTest withRegions(String... regions) {
        checkout.with("base/kustomization.yaml", "resources: [web.yaml]\n").withDeployment("base/web.yaml", "web");
        for (var region : regions) {
            checkout.with("clusters/" + region + "/shop/kustomization.yaml", """
                    namespace: shop
                    resources: [../../../base]
                    """);
        }
        return this;
    }

    private static Root root(Located located) {
        assertThat(located).isInstanceOf(Located.Declared.class);
        return ((Located.Declared) located).root();
    }

    private static String absence(Located located) {
        assertThat(located).isInstanceOf(Located.Absent.class);
        return ((Located.Absent) located).why();
    }

    @Test
    void tellsRegionsApartByTheConfiguredClusters() throws Exception {
        withRegions("eu", "us", "asia");
        checkout.withCluster("prod-eu", "clusters/eu/**").withCluster("prod-us", "clusters/us");
        var index = checkout.index();

        assertThat(root(index.locate(deployment("prod-eu", "shop", "web"))))
                .isEqualTo(new Root("clusters/eu/shop", "prod-eu"));
        assertThat(root(index.locate(deployment("prod-us", "shop", "web"))))
                .isEqualTo(new Root("clusters/us/shop", "prod-us"));
    }

    @Test
    void namesTheCandidatesWhenNothingTellsTheClustersApart() throws Exception {
        withRegions("eu", "us");

        assertThat(checkout.locate(deployment("", "shop", "web")))
                .isEqualTo(new Located.Ambiguous(
                        List.of(new Root("clusters/eu/shop", ""), new Root("clusters/us/shop", "")),
                        "Declared by 'clusters/eu/shop', 'clusters/us/shop'; tell in the configuration's clusters which"
                                + " cluster each is applied to."));
    }

    @Test
    void takesAPathThatNamesTheClusterExactly() throws Exception {
        withRegions("eu", "eu-2");
        var index = checkout.index();

        assertThat(root(index.locate(deployment("eu", "shop", "web"))).path()).isEqualTo("clusters/eu/shop");
        assertThat(index.locate(deployment("e", "shop", "web"))).isInstanceOf(Located.Ambiguous.class);
    }

    @Test
    void neverTakesARootOfAnotherCluster() throws Exception {
        withRegions("eu");
        checkout.withCluster("prod-eu", "clusters/eu/**");

        assertThat(absence(checkout.locate(deployment("prod-us", "shop", "web"))))
                .isEqualTo("No root declares shop/Deployment/web for cluster prod-us."
                        + " 'clusters/eu/shop' (prod-eu) declares one for another cluster.");
    }

    @Test
    void prefersTheRootThatSaysTheNamespace() throws Exception {
        checkout.with("app/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("app/web.yaml", "web")
                .with("shop/kustomization.yaml", "namespace: shop\nresources: [web.yaml]\n")
                .withDeployment("shop/web.yaml", "web");

        assertThat(root(checkout.locate(deployment("", "shop", "web"))).path()).isEqualTo("shop");
    }

    @Test
    void takesAnObjectWithoutNamespaceFromTheOnlyRootThatDeclaresIt() throws Exception {
        checkout.with("app/kustomization.yaml", "resources: [web.yaml]\n").withDeployment("app/web.yaml", "web");

        assertThat(root(checkout.locate(deployment("", "shop", "web"))).path()).isEqualTo("app");
    }

    @Test
    void refusesObjectsWithoutNamespaceOfTwoRoots() throws Exception {
        checkout.with("a/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("a/web.yaml", "web")
                .with("b/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("b/web.yaml", "web");

        assertThat(checkout.locate(deployment("", "shop", "web"))).isInstanceOf(Located.Ambiguous.class);
    }

    @Test
    void takesTheNamespaceThatTheRootCreates() throws Exception {
        checkout.with("a/kustomization.yaml", "resources: [web.yaml, namespace.yaml]\n")
                .withDeployment("a/web.yaml", "web")
                .with("a/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")
                .with("b/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("b/web.yaml", "web");
        var index = checkout.index();

        assertThat(root(index.locate(deployment("", "shop", "web"))).path()).isEqualTo("a");
        assertThat(root(index.locate(deployment("", "other", "web"))).path()).isEqualTo("b");
    }

    @Test
    void tellsKindsOfTheSameNameApart() throws Exception {
        checkout.with("app/kustomization.yaml", "resources: [web.yaml, other.yaml]\n")
                .withDeployment("app/web.yaml", "web")
                .with("app/other.yaml", """
                        apiVersion: argoproj.io/v1alpha1
                        kind: Rollout
                        metadata: {name: web}
                        ---
                        apiVersion: example.com/v1
                        kind: Deployment
                        metadata: {name: web}
                        """);
        var index = checkout.index();

        assertThat(index.locate(new WorkloadId("", "shop", WorkloadKind.ROLLOUT, "web")))
                .isInstanceOfSatisfying(Located.Declared.class, declared -> assertThat(declared.file())
                        .isEqualTo("app/other.yaml"));
        assertThat(index.locate(deployment("", "shop", "web")))
                .isInstanceOfSatisfying(Located.Declared.class, declared -> assertThat(declared.file())
                        .isEqualTo("app/web.yaml"));
        assertThat(absence(index.locate(new WorkloadId("", "shop", new WorkloadKind("StrimziPodSet"), "web"))))
                .startsWith("Where a StrimziPodSet keeps its containers is not known");
    }

    @Test
    void doubtsAWorkloadThatABrokenRootMayDeclareToo() throws Exception {
        checkout.with("base/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment("base/web.yaml", "web")
                .with("a/kustomization.yaml", "resources: [../base]\nnamespace: shop\n")
                .with("b/kustomization.yaml", "resources: [../base, missing.yaml]\n")
                .with("c/kustomization.yaml", "resources: [../base, missing.yaml]\nnamespace: elsewhere\n");

        assertThat(checkout.locate(deployment("", "shop", "web")))
                .isEqualTo(new Located.Ambiguous(
                        List.of(new Root("a", ""), new Root("b", "")),
                        "Declared by 'a', but 'b' uses the same file and cannot be rendered; repair it, or tell which"
                                + " cluster each is applied to."));
    }

    @Test
    void findsTheOriginThroughComponentsAndGenerators() throws Exception {
        checkout.with("app/kustomization.yaml", "resources: [web.yaml]\ncomponents: [../parts/cache]\n")
                .withDeployment("app/web.yaml", "web")
                .with("parts/cache/kustomization.yaml", """
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        resources: [redis.yaml]
                        configMapGenerator: [{name: settings, files: [redis.conf]}]
                        """)
                .with("parts/cache/redis.conf", "maxmemory 64mb\n")
                .withDeployment("parts/cache/redis.yaml", "redis");
        var index = checkout.index();

        assertThat(index.roots()).extracting(root -> root.root().path()).containsExactly("app");
        assertThat(index.locate(deployment("", "shop", "redis")))
                .isInstanceOfSatisfying(Located.Declared.class, declared -> assertThat(declared.file())
                        .isEqualTo("parts/cache/redis.yaml"));
        assertThat(index.references(new Root("app", ""), "parts/cache/redis.conf"))
                .isTrue();
    }
}
