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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each case renders a real overlay without and with the written component and names every leaf that changed.
/// The traps are those of the truth table kept with the research on kustomize 5.5.
class RenderedPatchTest {

    private static final String TODAY = "1/1Gi/2/1Gi";
    private static final String NEXT = "250m/512Mi/-/600Mi";

    private static final String OVERLAY = "namespace: shop\nnamePrefix: eu-\nresources: [../base]\n";

    private static final WorkloadId TILL = new WorkloadId("", "till", WorkloadKind.DEPLOYMENT, "web");
    private static final String PAIR = "{name: log, image: \"l:1\"}, {name: web, image: \"w:1\"}";
    private static final String BOTH_NAMESPACES = """
            resources: [../base]
            components: [../patches/default/shop, ../patches/default/till]
            """;

    private final Path directory;

    RenderedPatchTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1, Deployment",
        "apps/v1, StatefulSet",
        "apps/v1, DaemonSet",
        "apps/v1, ReplicaSet",
        "v1, ReplicationController",
        "batch/v1, Job",
        "argoproj.io/v1alpha1, Rollout",
        "apps.openshift.io/v1, DeploymentConfig",
        "apps.kruise.io/v1alpha1, CloneSet"
    })
    void changesOnlyTheAmountsOfASingleContainer(String apiVersion, String kind) throws Exception {
        var manifest = """
                apiVersion: %s
                kind: %s
                metadata:
                  name: web
                spec:
                  template:
                    metadata:
                      labels: {app: web}
                    spec:
                      initContainers:
                        - {name: migrate, image: "migrate:1"}
                      containers:
                        - name: web
                          image: web:1
                          env: [{name: A, value: b}]
                          resources:
                            requests: {cpu: "1", memory: 1Gi, ephemeral-storage: 2Gi}
                            limits: {cpu: "2", memory: 1Gi, ephemeral-storage: 2Gi}
                """.formatted(apiVersion, kind);

        var difference = difference(manifest, resize(kind, "web", "web", TODAY, NEXT));

        assertThat(difference)
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.limits.cpu: 2 -> (absent)",
                        "0.spec.template.spec.containers.0.resources.limits.memory: 1Gi -> 600Mi",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: 1 -> 250m",
                        "0.spec.template.spec.containers.0.resources.requests.memory: 1Gi -> 512Mi");
    }

    @ParameterizedTest
    @CsvSource({"apps/v1, Deployment", "argoproj.io/v1alpha1, Rollout"})
    void keepsTheOrderOfSeveralContainersAndWhateverElseTheyDeclare(String apiVersion, String kind) throws Exception {
        var manifest = """
                apiVersion: %s
                kind: %s
                metadata:
                  name: web
                  namespace: shop
                spec:
                  template:
                    spec:
                      initContainers:
                        - {name: migrate, image: "migrate:1"}
                        - {name: proxy, image: "proxy:1", restartPolicy: Always, resources: {requests: {cpu: 0.5}}}
                      containers:
                        - {name: log, image: "log:1", resources: {}}
                        - {name: untouched, image: "other:1", resources: {limits: {}}, env: []}
                        - name: web
                          image: web:1
                          args: ["a: b", "yes", "0777", "1.0", "null", "", "two\\nlines"]
                          env: [{name: A, value: "true"}, {name: B, value: "1e3"}, {name: A, value: "2"}]
                          ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]
                          volumeMounts: [{name: x, mountPath: /x}, {name: x, mountPath: /y}]
                          securityContext: {}
                          resources:
                            claims: [{name: gpu}]
                            requests: {cpu: 1, memory: 1e9, ephemeral-storage: 2Gi}
                            limits: {cpu: 2, memory: 1073741824, nvidia.com/gpu: 1}
                """.formatted(apiVersion, kind);
        var web = id(kind, "web");

        var difference = difference(
                manifest,
                keep(web, "untouched", ContainerType.APP),
                resize(web, "web", ContainerType.APP, "1/1G/2/1Gi", "2/1Gi/-/2Gi"),
                resize(web, "log", ContainerType.APP, "-/-/-/-", "10m/32Mi/-/40Mi"),
                resize(web, "proxy", ContainerType.SIDECAR, "500m/-/-/-", "20m/-/-/-"),
                keep(web, "migrate", ContainerType.INIT));

        assertThat(difference)
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources: {} -> (absent)",
                        "0.spec.template.spec.containers.0.resources.limits.memory: (absent) -> 40Mi",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 10m",
                        "0.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 32Mi",
                        "0.spec.template.spec.containers.2.resources.limits.cpu: 2 (Integer) -> (absent)",
                        "0.spec.template.spec.containers.2.resources.limits.memory: 1073741824 (Integer) -> 2Gi",
                        "0.spec.template.spec.containers.2.resources.requests.cpu: 1 (Integer) -> 2",
                        "0.spec.template.spec.containers.2.resources.requests.memory: 1000000000 (Integer) -> 1Gi",
                        "0.spec.template.spec.initContainers.1.resources.requests.cpu: 0.5 (Double) -> 20m");
    }

    /// A schema of the overlay's own makes kustomize replace lists of containers instead of merging them.
    @Test
    void patchesSeveralContainersInAnOverlayWithItsOwnSchema() throws Exception {
        var log = "{name: log, image: \"l:1\"}";
        var web = "{name: web, image: \"w:1\", resources: {limits: {cpu: 1, example.com/gpu: 1}}}";

        assertThat(differenceWithOwnSchema(
                        webIn("shop", log + ", " + web),
                        keep(id("Deployment", "web"), "log", ContainerType.APP),
                        resize("Deployment", "web", "web", "-/-/1/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.1.resources.limits.cpu: 1 (Integer) -> (absent)",
                        "0.spec.template.spec.containers.1.resources.requests.cpu: (absent) -> 2");
    }

    /// The API server refuses a container without an image, so the mistake cannot reach a pod.
    @Test
    void losesTheImageOfASingleContainerInAnOverlayWithItsOwnSchema() throws Exception {
        assertThat(differenceWithOwnSchema(
                        webIn("shop", "{name: web, image: \"w:1\"}"),
                        resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.image: w:1 -> (absent)",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 2");
    }

    @Test
    void findsThePodTemplateOfACronJobBelowItsJobTemplate() throws Exception {
        var manifest = """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec:
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          containers:
                            - {name: report, image: "report:1", resources: {requests: {cpu: 1}}}
                """;

        assertThat(difference(manifest, resize("CronJob", "nightly", "report", "1/-/-/-", "100m/64Mi/-/64Mi")))
                .containsExactly(
                        "0.spec.jobTemplate.spec.template.spec.containers.0.resources.limits.memory: (absent) -> 64Mi",
                        "0.spec.jobTemplate.spec.template.spec.containers.0.resources.requests.cpu: 1 (Integer) -> 100m",
                        "0.spec.jobTemplate.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void setsAmountsWhereARolloutHasNoneToday() throws Exception {
        var manifest = """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
                """;

        assertThat(difference(manifest, resize("Rollout", "web", "web", "-/-/-/-", "2/64Mi/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 2",
                        "0.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void patchesANativeSidecarAloneInTheInitContainers() throws Exception {
        var manifest = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      initContainers: [{name: proxy, image: "proxy:1", restartPolicy: Always}]
                      containers: [{name: web, image: "web:1"}, {name: log, image: "log:1"}]
                """;
        var web = id("Deployment", "web");

        assertThat(difference(
                        manifest,
                        resize(web, "proxy", ContainerType.SIDECAR, "-/-/-/-", "-/64Mi/-/-"),
                        keep(web, "web", ContainerType.APP),
                        keep(web, "log", ContainerType.APP)))
                .containsExactly("0.spec.template.spec.initContainers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @ParameterizedTest
    @CsvSource({"apps/v1, Deployment", "argoproj.io/v1alpha1, Rollout"})
    void patchesTheOnlyAppContainerAndTheOnlyInitContainerTogether(String apiVersion, String kind) throws Exception {
        var manifest = """
                apiVersion: %s
                kind: %s
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      initContainers: [{name: proxy, image: "p:1", restartPolicy: Always, resources: {requests: {cpu: 1}}}]
                      containers: [{name: web, image: "web:1", resources: {requests: {cpu: 1}}}]
                """.formatted(apiVersion, kind);
        var web = id(kind, "web");

        assertThat(difference(
                        manifest,
                        resize(web, "proxy", ContainerType.SIDECAR, "1/-/-/-", "50m/-/-/-"),
                        resize(web, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.cpu: 1 (Integer) -> 2",
                        "0.spec.template.spec.initContainers.0.resources.requests.cpu: 1 (Integer) -> 50m");
        assertThat(directory.resolve("patches/default/shop/declared")).doesNotExist();
    }

    @Test
    void patchesSeveralContainersOfACronJobThatSetsNothingToday() throws Exception {
        var manifest = """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: nightly}
                spec:
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          containers: [{name: log, image: "log:1"}, {name: report, image: "report:1"}]
                """;
        var nightly = id("CronJob", "nightly");

        assertThat(difference(
                        manifest,
                        keep(nightly, "log", ContainerType.APP),
                        resize(nightly, "report", ContainerType.APP, "-/-/-/-", "100m/-/-/-")))
                .containsExactly(
                        "0.spec.jobTemplate.spec.template.spec.containers.1.resources.requests.cpu: (absent) -> 100m");
    }

    @Test
    void patchesManyWorkloadsOfANamespaceInBothForms() throws Exception {
        var manifest = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: alone}
                spec: {template: {spec: {containers: [{name: c, image: "c:1"}]}}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: pair}
                spec: {template: {spec: {containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]}}}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: pair}
                spec: {template: {spec: {containers: [{name: a, image: "a:1"}, {name: b, image: "b:1"}]}}}
                """;
        var deployment = id("Deployment", "pair");
        var statefulSet = id("StatefulSet", "pair");

        assertThat(difference(
                        manifest,
                        resize("Deployment", "alone", "c", "-/-/-/-", "1/-/-/-"),
                        keep(deployment, "a", ContainerType.APP),
                        resize(deployment, "b", ContainerType.APP, "-/-/-/-", "2/-/-/-"),
                        resize(statefulSet, "a", ContainerType.APP, "-/-/-/-", "3/-/-/-"),
                        resize(statefulSet, "b", ContainerType.APP, "-/-/-/-", "4/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 1",
                        "1.spec.template.spec.containers.1.resources.requests.cpu: (absent) -> 2",
                        "2.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 3",
                        "2.spec.template.spec.containers.1.resources.requests.cpu: (absent) -> 4");
    }

    @Test
    void leavesOtherObjectsAlone() throws Exception {
        var manifest = """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: webb}
                spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
                """;

        assertThat(difference(manifest, resize("Deployment", "web", "web", "-/-/-/-", "-/64Mi/-/-")))
                .containsExactly("1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void takesTheNamesOfTheClusterAboveAnOverlayThatAddsAPrefix() throws Exception {
        var manifest = """
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
        writeOverlay(OVERLAY, manifest);
        ComponentWriter.write(
                List.of(
                        resize(web, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-"),
                        keep(web, "log", ContainerType.APP),
                        resize("DaemonSet", "eu-agent", "agent", "-/-/-/-", "-/32Mi/-/-")),
                directory.resolve("patches"));
        Files.createDirectories(directory.resolve("above"));
        Files.writeString(
                directory.resolve("above/kustomization.yaml"),
                "resources: [../overlay]\ncomponents: [../patches/default/shop]\n");

        var before = Kustomize.render(directory.resolve("overlay"));
        assertThat(RenderedDifference.between(before, Kustomize.render(directory.resolve("above"))))
                .containsExactly(
                        "0.spec.template.spec.containers.1.resources.requests.memory: (absent) -> 64Mi",
                        "1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 32Mi");
    }

    @Test
    void combinesComponentsOfNamespacesWithTheSameNames() throws Exception {
        writeOverlay(
                "resources: [../base]\n",
                webIn("shop", "{name: web, image: \"w:1\"}") + webIn("till", "{name: web, image: \"w:1\"}"));
        var before = Kustomize.render(directory.resolve("overlay"));
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "-/-/-/-", "-/32Mi/-/-"),
                        resize(TILL, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-")),
                directory.resolve("patches"));
        Files.writeString(directory.resolve("overlay/kustomization.yaml"), BOTH_NAMESPACES);

        assertThat(RenderedDifference.between(before, Kustomize.render(directory.resolve("overlay"))))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 32Mi",
                        "1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void combinesOverlaysOfNamespacesWithTheSameNamesAndSeveralContainers() throws Exception {
        for (var namespace : List.of("shop", "till")) {
            Files.createDirectories(directory.resolve(namespace));
            Files.writeString(directory.resolve(namespace + "/web.yaml"), webIn(namespace, PAIR));
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
        writeOverlay(OVERLAY, webIn("shop", PAIR) + webIn("till", PAIR));
        ComponentWriter.write(pairsInBothNamespaces(), directory.resolve("patches"));
        Files.writeString(directory.resolve("overlay/kustomization.yaml"), BOTH_NAMESPACES);

        assertThat(Kustomize.build(directory.resolve("overlay")).errors()).contains("multiple matches for selector");
    }

    @Test
    void failsTheBuildWhenTheFirstContainerOfACustomKindHasAnotherName() throws Exception {
        writeOverlay(OVERLAY, """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: renamed, image: "web:1"}]}}}
                """);

        assertThat(buildWith(OVERLAY, resize("Rollout", "web", "web", "1/-/-/-", "2/-/-/-"))
                        .errors())
                .contains("testing value");
    }

    /// The API server refuses a container without an image, so the mistake cannot reach a pod.
    @Test
    void addsAContainerWithoutImageWhenTheOnlyOneWasRenamed() throws Exception {
        var manifest = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: renamed, image: "web:1"}]}}}
                """;

        assertThat(difference(manifest, resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.image: web:1 -> (absent)",
                        "0.spec.template.spec.containers.0.name: renamed -> web",
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 2",
                        "0.spec.template.spec.containers.1.image: (absent) -> web:1",
                        "0.spec.template.spec.containers.1.name: (absent) -> renamed");
    }

    @Test
    void failsTheBuildWhenOneOfSeveralContainersIsNotThere() throws Exception {
        writeOverlay(OVERLAY, """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: log, image: "log:1"}, {name: renamed, image: "web:1"}]}}}
                """);
        var web = resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-");

        assertThat(buildWith(OVERLAY, web, keep(web.workload(), "log", ContainerType.APP))
                        .errors())
                .contains("fieldPath", "[name=web]", "is missing");
    }

    /// An empty mapping remains, which sets no limit.
    @ParameterizedTest
    @CsvSource({"apps/v1, Deployment", "argoproj.io/v1alpha1, Rollout"})
    void removesTheOnlyLimit(String apiVersion, String kind) throws Exception {
        var manifest = """
                apiVersion: %s
                kind: %s
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, image: "w:1", resources: {limits: {cpu: "2"}}}]}}}
                """.formatted(apiVersion, kind);

        assertThat(difference(manifest, resize(kind, "web", "web", "-/-/2/-", "-/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.limits: (absent) -> {}",
                        "0.spec.template.spec.containers.0.resources.limits.cpu: 2 -> (absent)");
    }

    /// Kustomize itself is silent about a patch without a target; the README says so.
    @Test
    void ignoresASingleContainerWorkloadThatTheOverlayDoesNotHold() throws Exception {
        var service = """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                """;

        assertThat(difference(service, resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")))
                .isEmpty();
    }

    @Test
    void failsTheBuildWhenAWorkloadOfSeveralContainersIsNotThere() throws Exception {
        writeOverlay(OVERLAY, """
                apiVersion: v1
                kind: Service
                metadata: {name: web}
                """);
        var web = resize("Deployment", "web", "web", "-/-/-/-", "2/-/-/-");

        assertThat(buildWith(OVERLAY, web, keep(web.workload(), "log", ContainerType.APP))
                        .errors())
                .contains("nothing selected by Deployment");
    }

    private static String webIn(String namespace, String containers) {
        return """
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: %s}
                spec: {template: {spec: {containers: [%s]}}}
                """.formatted(namespace, containers);
    }

    private static List<Recommendation> pairsInBothNamespaces() {
        var shop = id("Deployment", "web");
        return List.of(
                keep(shop, "log", ContainerType.APP),
                resize(shop, "web", ContainerType.APP, "-/-/-/-", "-/32Mi/-/-"),
                keep(TILL, "log", ContainerType.APP),
                resize(TILL, "web", ContainerType.APP, "-/-/-/-", "-/64Mi/-/-"));
    }

    private List<String> differenceWithOwnSchema(String manifests, Recommendation... recommendations) throws Exception {
        Files.createDirectories(directory.resolve("overlay"));
        Files.writeString(directory.resolve("overlay/schema.json"), "{\"definitions\": {}}");
        return difference(OVERLAY + "openapi: {path: schema.json}\n", manifests, recommendations);
    }

    /// The lines of [RenderedDifference] for an overlay with prefix and namespace around these manifests.
    private List<String> difference(String manifests, Recommendation... recommendations) throws Exception {
        return difference(OVERLAY, manifests, recommendations);
    }

    private List<String> difference(String overlay, String manifests, Recommendation... recommendations)
            throws Exception {
        writeOverlay(overlay, manifests);
        var before = Kustomize.render(directory.resolve("overlay"));
        var after = buildWith(overlay, recommendations);
        assertThat(after.exitCode()).as(after.errors()).isZero();
        return RenderedDifference.between(before, after.output());
    }

    private void writeOverlay(String overlay, String manifests) throws IOException {
        Files.createDirectories(directory.resolve("base"));
        Files.createDirectories(directory.resolve("overlay"));
        Files.writeString(directory.resolve("base/manifests.yaml"), manifests);
        Files.writeString(directory.resolve("base/kustomization.yaml"), "resources: [manifests.yaml]\n");
        Files.writeString(directory.resolve("overlay/kustomization.yaml"), overlay);
    }

    private Kustomize.Build buildWith(String overlay, Recommendation... recommendations) throws Exception {
        ComponentWriter.write(List.of(recommendations), directory.resolve("patches"));
        Files.writeString(
                directory.resolve("overlay/kustomization.yaml"), overlay + "components: [../patches/default/shop]\n");
        return Kustomize.build(directory.resolve("overlay"));
    }
}
