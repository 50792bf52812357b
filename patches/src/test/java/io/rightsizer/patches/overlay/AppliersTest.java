package io.rightsizer.patches.overlay;

import static io.rightsizer.patches.overlay.MadeCheckout.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Flux and Argo CD do with a checkout, as their documentation describes the fields of their objects.
class AppliersTest {

    private final MadeCheckout checkout;

    AppliersTest(@TempDir Path directory) {
        checkout = new MadeCheckout(directory);
    }

    private AppliersTest withApp(String path) {
        checkout.with(path + "/kustomization.yaml", "resources: [web.yaml]\n")
                .withDeployment(path + "/web.yaml", "web");
        return this;
    }

    private AppliersTest withFlux(String file, String path, String more) {
        checkout.with(file, """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: apps, namespace: flux-system}
                spec:
                  path: %s
                  sourceRef: {kind: GitRepository, name: flux-system}
                """.formatted(path) + more.indent(2));
        return this;
    }

    private AppliersTest withArgo(String file, String source, String destination) {
        checkout.with(file, """
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata: {name: web, namespace: argocd}
                spec:
                  source: %s
                  destination: %s
                """.formatted(source, destination));
        return this;
    }

    private static Located.Declared declared(Located located) {
        assertThat(located).isInstanceOf(Located.Declared.class);
        return (Located.Declared) located;
    }

    private static String absence(Located located) {
        assertThat(located).isInstanceOf(Located.Absent.class);
        return ((Located.Absent) located).why();
    }

    @Test
    void fluxGivesItsTargetNamespaceToAllObjects() throws Exception {
        withApp("apps/a").withApp("apps/b");
        withFlux("clusters/prod/a.yaml", "./apps/a", "targetNamespace: shop");
        withFlux("clusters/prod/b.yaml", "./apps/b", "targetNamespace: bank");
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("", "shop", "web"))).root().path())
                .isEqualTo("apps/a");
        assertThat(declared(index.locate(deployment("", "bank", "web"))).root().path())
                .isEqualTo("apps/b");
        assertThat(absence(index.locate(deployment("", "other", "web"))))
                .startsWith("No root declares other/Deployment/web. 'apps/a' declares one in namespace shop.");
    }

    @Test
    void rootsBelongToTheClusterOfTheFluxObjectThatAppliesThem() throws Exception {
        withApp("apps/prod").withApp("apps/staging");
        withFlux("clusters/prod/apps.yaml", "./apps/prod", "targetNamespace: shop");
        withFlux("clusters/staging/apps.yaml", "./apps/staging", "targetNamespace: shop");
        checkout.withCluster("p1", "clusters/prod/**").withCluster("s1", "clusters/staging/**");
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("p1", "shop", "web"))).root())
                .isEqualTo(new Root("apps/prod", "p1"));
        assertThat(declared(index.locate(deployment("s1", "shop", "web"))).root())
                .isEqualTo(new Root("apps/staging", "s1"));
    }

    @Test
    void aDirectoryAppliedToTwoClustersIsARootOfEach() throws Exception {
        withApp("apps/shop");
        withFlux("clusters/eu/apps.yaml", "./apps/shop", "targetNamespace: shop");
        withFlux("clusters/us/apps.yaml", "./apps/shop", "targetNamespace: shop");
        checkout.withCluster("eu1", "clusters/eu/**").withCluster("us1", "clusters/us/**");

        var declared = declared(checkout.locate(deployment("eu1", "shop", "web")));

        assertThat(declared.root()).isEqualTo(new Root("apps/shop", "eu1"));
        assertThat(declared.reach()).containsExactly(new Root("apps/shop", "eu1"), new Root("apps/shop", "us1"));
    }

    @Test
    void warnsOfFluxPatchesOnResourcesAndOnlyOfThose() throws Exception {
        withApp("apps/a").withApp("apps/b").withApp("apps/c");
        withFlux("a.yaml", "apps/a", """
                targetNamespace: a
                patches:
                  - patch: |
                      - {op: replace, path: /spec/template/spec/containers/0/resources/requests/cpu, value: "1"}
                    target: {kind: Deployment, name: we.*}
                """);
        withFlux("b.yaml", "apps/b", """
                targetNamespace: b
                patches:
                  - patch: |
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata: {name: web}
                      spec: {template: {spec: {containers: [{name: main, resources: {limits: {cpu: "1"}}}]}}}
                """);
        withFlux("c.yaml", "apps/c", """
                targetNamespace: c
                patches:
                  - patch: |
                      - {op: add, path: /spec/template/metadata/labels/tier, value: web}
                    target: {kind: Deployment}
                  - patch: |
                      - {op: remove, path: /spec/template/spec/containers/0/resources}
                    target: {kind: StatefulSet}
                """);
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("", "a", "web"))).caveats())
                .containsExactly(new Caveat(
                        CaveatCode.PATCHED_WHEN_APPLIED,
                        "Flux Kustomization apps in a.yaml patches its resources when it applies them; change them"
                                + " there."));
        assertThat(declared(index.locate(deployment("", "b", "web"))).caveats())
                .extracting(Caveat::code)
                .containsExactly(CaveatCode.PATCHED_WHEN_APPLIED);
        assertThat(declared(index.locate(deployment("", "c", "web"))).caveats()).isEmpty();
    }

    @Test
    void warnsOfAmountsThatFluxFillsIn() throws Exception {
        withApp("app");
        checkout.with("app/web.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec: {containers: [{name: main, image: a, resources: {requests: {cpu: "${CPU:=1}"}}}]}
                """);

        assertThat(declared(checkout.locate(deployment("", "shop", "web"))).caveats())
                .extracting(Caveat::code)
                .containsExactly(CaveatCode.SUBSTITUTED_WHEN_APPLIED);
    }

    @Test
    void fluxAppliesPlainDirectoriesWithAllBelowThem() throws Exception {
        checkout.withDeployment("apps/prod/web.yaml", "web")
                .withDeployment("apps/prod/more/cache.yaml", "cache")
                .with("apps/prod/own/kustomization.yaml", "namespace: own\nresources: [web.yaml]\n")
                .withDeployment("apps/prod/own/web.yaml", "web");
        withFlux("clusters/prod/apps.yaml", "./apps/prod/", "targetNamespace: shop");
        var index = checkout.index();

        var web = declared(index.locate(deployment("", "shop", "web")));
        assertThat(web.root().path()).isEqualTo("apps/prod");
        assertThat(web.file()).isEqualTo("apps/prod/web.yaml");
        assertThat(declared(index.locate(deployment("", "shop", "cache"))).file())
                .isEqualTo("apps/prod/more/cache.yaml");
        assertThat(index.roots())
                .extracting(root -> root.root().path(), IndexedRoot::plain)
                .containsExactly(tuple("apps/prod", true), tuple("apps/prod/own", false));
    }

    @Test
    void argoGivesItsNamespaceOnlyToObjectsWithout() throws Exception {
        withApp("a");
        checkout.with("b/kustomization.yaml", "namespace: bank\nresources: [web.yaml]\n")
                .withDeployment("b/web.yaml", "web");
        withArgo("argo/a.yaml", "{path: a}", "{namespace: shop}");
        withArgo("argo/b.yaml", "{path: b}", "{namespace: shop}");
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("", "shop", "web"))).root().path())
                .isEqualTo("a");
        assertThat(declared(index.locate(deployment("", "bank", "web"))).root().path())
                .isEqualTo("b");
    }

    @Test
    void argoAddsItsPrefixAndSuffix() throws Exception {
        withApp("a");
        withArgo("argo/a.yaml", "{path: a, kustomize: {namePrefix: eu-, nameSuffix: -v1}}", "{namespace: shop}");

        var declared = declared(checkout.locate(deployment("", "shop", "eu-web-v1")));

        assertThat(declared.manifest().id().name()).isEqualTo("web");
    }

    @Test
    void argoNamesTheClusterWhereNothingElseDoes() throws Exception {
        withApp("a").withApp("b");
        withArgo("argo/a.yaml", "{path: a}", "{namespace: shop, name: prod-eu}");
        withArgo("argo/b.yaml", "{path: b}", "{namespace: shop, name: prod-us}");
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("prod-us", "shop", "web")))
                        .root()
                        .path())
                .isEqualTo("b");
        assertThat(index.locate(deployment("", "shop", "web"))).isInstanceOf(Located.Ambiguous.class);
    }

    @Test
    void argoAppliesPlainDirectoriesWithoutThoseBelowUnlessItSays() throws Exception {
        checkout.withDeployment("flat/web.yaml", "web")
                .withDeployment("flat/below/cache.yaml", "cache")
                .withDeployment("tree/below/queue.yaml", "queue");
        withArgo("argo/flat.yaml", "{path: flat}", "{namespace: shop}");
        withArgo("argo/tree.yaml", "{path: tree, directory: {recurse: true}}", "{namespace: shop}");
        var index = checkout.index();

        assertThat(declared(index.locate(deployment("", "shop", "web"))).file()).isEqualTo("flat/web.yaml");
        assertThat(declared(index.locate(deployment("", "shop", "queue"))).file())
                .isEqualTo("tree/below/queue.yaml");
        assertThat(absence(index.locate(deployment("", "shop", "cache"))))
                .isEqualTo("No root declares shop/Deployment/cache.");
    }

    @Test
    void saysWhichHelmReleaseInstallsAWorkload() throws Exception {
        withArgo("argo/redis.yaml", "{chart: redis, repoURL: 'https://example.com/charts'}", "{namespace: shop}");
        checkout.with("apps/podinfo.yaml", """
                apiVersion: helm.toolkit.fluxcd.io/v2
                kind: HelmRelease
                metadata: {name: podinfo, namespace: web}
                spec: {chart: {spec: {chart: podinfo}}}
                """);
        var index = checkout.index();

        assertThat(absence(index.locate(deployment("", "web", "podinfo"))))
                .isEqualTo(
                        "No kustomization declares it; HelmRelease podinfo in apps/podinfo.yaml installs a Helm chart"
                                + " there. Map its values in the configuration.");
        assertThat(absence(index.locate(deployment("", "shop", "web-redis"))))
                .isEqualTo(
                        "No kustomization declares it; Argo CD Application web in argo/redis.yaml installs a Helm chart"
                                + " there. Map its values in the configuration.");
        assertThat(absence(index.locate(deployment("", "other", "podinfo")))).startsWith("No root declares");
    }

    @Test
    void doesNotStumbleOverTemplatesAndPatches() throws Exception {
        withApp("app");
        checkout.with("chart/Chart.yaml", "name: web\n")
                .with("chart/templates/app.yaml", "kind: Application # argoproj.io\nname: {{ .Values.name }}\n")
                .with("patch.yaml", """
                        apiVersion: kustomize.toolkit.fluxcd.io/v1
                        kind: Kustomization
                        metadata: {name: apps}
                        spec: {path: app, targetNamespace: wrong}
                        """);

        assertThat(checkout.index().roots())
                .containsExactly(new IndexedRoot(new Root("app", ""), false, List.of(Applied.asIs("app"))));
    }
}
