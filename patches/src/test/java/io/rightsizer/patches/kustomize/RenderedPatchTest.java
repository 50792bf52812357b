package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.keep;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ContainerType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each form does to each kind: a real overlay is rendered without and with the written component, and every leaf
/// that changed is named. The traps are those of the truth table kept with the research on kustomize 5.5.
class RenderedPatchTest {

    private static final String TODAY = "1/1Gi/2/1Gi";
    private static final String NEXT = "250m/512Mi/-/600Mi";

    private final Overlay overlay;

    RenderedPatchTest(@TempDir Path directory) {
        this.overlay = Overlay.in(directory);
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

        var difference = overlay.difference(manifest, resize(kind, "web", "web", TODAY, NEXT));

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

        var difference = overlay.difference(
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

        assertThat(overlay.difference(manifest, resize("CronJob", "nightly", "report", "1/-/-/-", "100m/64Mi/-/64Mi")))
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

        assertThat(overlay.difference(manifest, resize("Rollout", "web", "web", "-/-/-/-", "2/64Mi/-/-")))
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

        assertThat(overlay.difference(
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

        assertThat(overlay.difference(
                        manifest,
                        resize(web, "proxy", ContainerType.SIDECAR, "1/-/-/-", "50m/-/-/-"),
                        resize(web, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.cpu: 1 (Integer) -> 2",
                        "0.spec.template.spec.initContainers.0.resources.requests.cpu: 1 (Integer) -> 50m");
        assertThat(overlay.component().resolve("declared")).doesNotExist();
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

        assertThat(overlay.difference(
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

        assertThat(overlay.difference(
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

        assertThat(overlay.difference(manifest, resize("Deployment", "web", "web", "-/-/-/-", "-/64Mi/-/-")))
                .containsExactly("1.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
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

        assertThat(overlay.difference(manifest, resize(kind, "web", "web", "-/-/2/-", "-/-/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.limits: (absent) -> {}",
                        "0.spec.template.spec.containers.0.resources.limits.cpu: 2 -> (absent)");
    }
}
