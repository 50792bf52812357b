package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.keep;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Overlays that add names, hold several namespaces or bring a schema, and those that do not hold what was measured.
class RenderedOverlayTest {

    private static final WorkloadId TILL = new WorkloadId("", "till", WorkloadKind.DEPLOYMENT, "web");
    private static final String LOG = "{name: log, image: \"l:1\"}";
    private static final String WEB = "{name: web, image: \"w:1\"}";
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: web}
            """;

    private final Path directory;
    private final Overlay overlay;

    RenderedOverlayTest(@TempDir Path directory) {
        this.directory = directory;
        this.overlay = Overlay.in(directory);
    }

    @Test
    void takesTheNamesOfTheClusterAboveAnOverlayThatAddsAPrefix() throws Exception {
        var manifests = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: log, image: "l:1"}, {name: web, image: "w:1"}]}}}
                ---
                apiVersion: apps/v1
                kind: DaemonSet
                metadata: {name: agent}
                spec: {template: {spec: {containers: [{name: agent, image: "a:1"}]}}}
                """;
        var web = id("Deployment", "eu-web");
        Files.createDirectories(directory.resolve("prefixed"));
        Files.writeString(
                directory.resolve("prefixed/kustomization.yaml"),
                "namespace: shop\nnamePrefix: eu-\nresources: [../base]\n");

        assertThat(new Overlay(directory, "resources: [../prefixed]\n")
                        .difference(
                                manifests,
                                resize(web, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-"),
                                keep(web, "log", ContainerType.APP),
                                resize("DaemonSet", "eu-agent", "agent", "-/-/-/-", "-/32Mi/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.1.resources.requests.memory: (absent) -> 64Mi",
                        "1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 32Mi");
    }

    @Test
    void combinesComponentsOfNamespacesWithTheSameNames() throws Exception {
        var manifests = deployment("shop", WEB) + deployment("till", WEB);

        assertThat(new Overlay(directory, "resources: [../base]\n")
                        .difference(
                                List.of("shop", "till"),
                                manifests,
                                List.of(
                                        resize("Deployment", "web", "web", "-/-/-/-", "-/32Mi/-/-"),
                                        resize(TILL, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-"))))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 32Mi",
                        "1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void combinesOverlaysOfNamespacesWithTheSameNamesAndSeveralContainers() throws Exception {
        for (var namespace : List.of("shop", "till")) {
            Files.createDirectories(directory.resolve(namespace));
            Files.writeString(directory.resolve(namespace + "/web.yaml"), deployment(namespace, LOG, WEB));
            Files.writeString(directory.resolve(namespace + "/kustomization.yaml"), "resources: [web.yaml]\n");
        }
        Files.createDirectories(directory.resolve("all"));
        Files.writeString(directory.resolve("all/kustomization.yaml"), "resources: [../shop, ../till]\n");
        var before = Kustomize.render(directory.resolve("all"));
        ComponentWriter.write(pairsInBothNamespaces(), directory.resolve("patches"));
        for (var namespace : List.of("shop", "till")) {
            Files.writeString(
                    directory.resolve(namespace + "/kustomization.yaml"),
                    "resources: [web.yaml]\ncomponents: [../patches/default/" + namespace + "]\n");
        }

        assertThat(RenderedDifference.between(before, Kustomize.render(directory.resolve("all"))))
                .containsExactly(
                        "0.spec.template.spec.containers.1.resources.requests.memory: (absent) -> 32Mi",
                        "1.spec.template.spec.containers.1.resources.requests.memory: (absent) -> 64Mi");
    }

    /// One overlay for both namespaces: a replacement cannot tell which of the two to read.
    @Test
    void failsTheBuildWhenOneOverlayHoldsANameWithSeveralContainersInTwoNamespaces() throws Exception {
        var manifests = deployment("shop", LOG, WEB) + deployment("till", LOG, WEB);

        var build = new Overlay(directory, "resources: [../base]\n")
                .build(List.of("shop", "till"), manifests, pairsInBothNamespaces());

        assertThat(build.errors()).contains("multiple matches for selector");
    }

    /// A schema of the overlay's own makes kustomize replace lists of containers instead of merging them.
    @Test
    void patchesSeveralContainersInAnOverlayWithItsOwnSchema() throws Exception {
        var web = "{name: web, image: \"w:1\", resources: {limits: {cpu: 1, example.com/gpu: 1}}}";

        assertThat(overlayWithOwnSchema()
                        .difference(
                                deployment("shop", LOG, web),
                                keep(id("Deployment", "web"), "log", ContainerType.APP),
                                resize("Deployment", "web", "web", "-/-/1/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.1.resources.limits.cpu: 1 (Integer) -> (absent)",
                        "0.spec.template.spec.containers.1.resources.requests.cpu: (absent) -> 2");
    }

    /// The API server refuses a container without an image, so the mistake cannot reach a pod.
    @Test
    void losesTheImageOfASingleContainerInAnOverlayWithItsOwnSchema() throws Exception {
        assertThat(overlayWithOwnSchema()
                        .difference(deployment("shop", WEB), resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.image: w:1 -> (absent)",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 2");
    }

    @Test
    void failsTheBuildWhenTheFirstContainerOfACustomKindHasAnotherName() throws Exception {
        var manifest = """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: renamed, image: "web:1"}]}}}
                """;

        assertThat(overlay.errors(manifest, resize("Rollout", "web", "web", "1/-/-/-", "2/-/-/-")))
                .contains("testing value");
    }

    /// Refused by the API server, too.
    @Test
    void addsAContainerWithoutImageWhenTheOnlyOneWasRenamed() throws Exception {
        assertThat(overlay.difference(
                        deployment("shop", "{name: renamed, image: \"w:1\"}"),
                        resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.image: w:1 -> (absent)",
                        "0.spec.template.spec.containers.0.name: renamed -> web",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 2",
                        "0.spec.template.spec.containers.1.image: (absent) -> w:1",
                        "0.spec.template.spec.containers.1.name: (absent) -> renamed");
    }

    @Test
    void failsTheBuildWhenOneOfSeveralContainersIsNotThere() throws Exception {
        var web = resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-");

        assertThat(overlay.errors(
                        deployment("shop", LOG, "{name: renamed, image: \"w:1\"}"),
                        web,
                        keep(web.workload(), "log", ContainerType.APP)))
                .contains("fieldPath", "[name=web]", "is missing");
    }

    /// Kustomize itself is silent about a patch without a target; the README says so.
    @Test
    void ignoresASingleContainerWorkloadThatTheOverlayDoesNotHold() throws Exception {
        assertThat(overlay.difference(SERVICE, resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")))
                .isEmpty();
    }

    @Test
    void failsTheBuildWhenAWorkloadOfSeveralContainersIsNotThere() throws Exception {
        var web = resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-");

        assertThat(overlay.errors(SERVICE, web, keep(web.workload(), "log", ContainerType.APP)))
                .contains("nothing selected by Deployment");
    }

    private Overlay overlayWithOwnSchema() throws IOException {
        Files.createDirectories(directory.resolve("overlay"));
        Files.writeString(directory.resolve("overlay/schema.json"), "{\"definitions\": {}}");
        return new Overlay(directory, "resources: [../base]\nopenapi: {path: schema.json}\n");
    }

    private static String deployment(String namespace, String... containers) {
        return """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: %s}
                spec: {template: {spec: {containers: [%s]}}}
                """.formatted(namespace, String.join(", ", containers));
    }

    private static List<Recommendation> pairsInBothNamespaces() {
        var shop = id("Deployment", "web");
        return List.of(
                keep(shop, "log", ContainerType.APP),
                resize(shop, "web", ContainerType.APP, "-/-/-/-", "-/32Mi/-/-"),
                keep(TILL, "log", ContainerType.APP),
                resize(TILL, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-"));
    }
}
