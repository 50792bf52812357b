package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.workload.ContainerType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the rendering with the change says beside the change itself, and what it says of the cluster.
class RenderedObjectTest {

    private static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: db, namespace: shop}
            spec:
              serviceName: db
              replicas: 3
              podManagementPolicy: OrderedReady
              template:
                metadata: {labels: {app: db}}
                spec:
                  initContainers: [{name: schema, image: "schema:1", resources: {requests: {memory: 128Mi}}}]
                  containers:
                    - name: db
                      image: "db:1"
                      resources: {requests: {cpu: 500m, memory: 1Gi, ephemeral-storage: 2Gi}, limits: {cpu: '1', nvidia.com/gpu: 1}}
            """;

    private static Scene db() {
        return Scene.of(STATEFUL_SET).wants("db", "500m/1Gi/1/-", "250m/1Gi/1/-");
    }

    private static Scene halved() {
        return db().replaced("cpu: 500m", "cpu: 250m");
    }

    @Test
    void passesWhereOnlyTheIntendedAmountDiffers() {
        assertThat(halved().told(CheckCode.ONLY_RESOURCES))
                .containsExactly("PASS: Only 1 amount differs, as intended.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: "db:1"    | image: "db:2"    | BLOCK: The change would also change spec.template.spec.containers.0.image.
            memory: 1Gi      | memory: 2Gi      | BLOCK: The change would also change spec.template.spec.containers.0.resources.requests.memory.
            replicas: 3      | replicas: '3'    | BLOCK: The change would also change spec.replicas.
            {app: db}        | {app: db, a: b}  | BLOCK: The change would also change spec.template.metadata.labels.a.
            """)
    void refusesWhatElseDiffers(String text, String by, String sentence) {
        assertThat(halved().replaced(text, by).told(CheckCode.ONLY_RESOURCES)).containsExactly(sentence);
    }

    @Test
    void refusesAnotherAmountThanIntended() {
        assertThat(db().replaced("cpu: 500m", "cpu: 300m").told(CheckCode.ONLY_RESOURCES))
                .containsExactly("BLOCK: The cpu request of db should be 250m, but is rendered as 300m.");
    }

    @Test
    void refusesAChangedOrderOfContainers() {
        var scene = Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec: {template: {spec: {containers: [{name: log}, {name: web, resources: {requests: {cpu: 500m}}}]}}}
                """)
                .wants("web", "500m/-/-/-", "250m/-/-/-")
                .replaced(
                        "{name: log}, {name: web, resources: {requests: {cpu: 500m}}}",
                        "{name: web, resources: {requests: {cpu: 250m}}}, {name: log}");

        assertThat(scene.told(CheckCode.ONLY_RESOURCES))
                .containsExactly(
                        "BLOCK: The change would also change spec.template.spec.containers.0.name.",
                        "BLOCK: The change would also change spec.template.spec.containers.0.resources.requests.cpu.",
                        "BLOCK: The change would also change spec.template.spec.containers.1.name.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            serviceName: db                   | serviceName: database          | BLOCK: The field spec.serviceName of a StatefulSet cannot be changed, and it differs.
            podManagementPolicy: OrderedReady | podManagementPolicy: Parallel  | BLOCK: The field spec.podManagementPolicy of a StatefulSet cannot be changed, and it differs.
            replicas: 3                       | replicas: 4                    | PASS: No field of the StatefulSet changes that cannot be changed.
            """)
    void keepsTheFieldsOfAStatefulSetThatCannotChange(String text, String by, String sentence) {
        assertThat(halved().replaced(text, by).told(CheckCode.IMMUTABLE_FIELDS)).containsExactly(sentence);
    }

    private static Scene job(String annotation) {
        return Scene.of("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: import, namespace: shop, annotations: {%s}}
                spec: {template: {spec: {containers: [{name: import, resources: {requests: {cpu: 500m}}}]}}}
                """.formatted(annotation))
                .wants("import", "500m/-/-/-", "250m/-/-/-")
                .replaced("cpu: 500m", "cpu: 250m");
    }

    @Test
    void refusesToChangeAJobAndSaysWhatHelps() {
        assertThat(job("").told(CheckCode.IMMUTABLE_FIELDS))
                .containsExactly(
                        "BLOCK: The pod template of a Job cannot be changed: delete the Job when this is merged,"
                                + " or have it replaced by the annotation kustomize.toolkit.fluxcd.io/force: enabled or"
                                + " argocd.argoproj.io/sync-options: Replace=true.");
    }

    @Test
    void warnsWhereTheJobIsReplaced() {
        assertThat(job("kustomize.toolkit.fluxcd.io/force: enabled").told(CheckCode.IMMUTABLE_FIELDS))
                .containsExactly(
                        "WARN: The pod template of a Job cannot be changed; its annotation says that the Job is"
                                + " replaced, so it runs again.");
    }

    @Test
    void leavesDevicesAndDiskAsTheyAre() {
        assertThat(halved().told(CheckCode.OTHER_RESOURCES))
                .containsExactly("PASS: ephemeral-storage of db stays as it is. nvidia.com/gpu of db stays as it is.");
    }

    @Test
    void refusesToChangeDevicesAndDisk() {
        assertThat(halved().replaced("ephemeral-storage: 2Gi", "ephemeral-storage: 1Gi")
                        .told(CheckCode.OTHER_RESOURCES))
                .containsExactly("BLOCK: ephemeral-storage under requests of db would change from 2Gi to 1Gi.");
        assertThat(halved().replaced(", nvidia.com/gpu: 1", "").told(CheckCode.OTHER_RESOURCES))
                .containsExactly("BLOCK: nvidia.com/gpu under limits of db would change from 1 to none.");
    }

    @Test
    void passesWhereTheRepositorySaysWhatRuns() {
        assertThat(halved().told(CheckCode.DRIFT)).containsExactly("PASS: The repository says of db what runs.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            600m/1Gi/1/- | 250m/1Gi/1/-  | BLOCK: The cpu request of db is 500m in the repository and 600m in the cluster: somebody else changes it, or a change is on its way.
            500m/2Gi/1/- | 250m/2Gi/1/-  | WARN: The memory request of db is 1Gi in the repository and 2Gi in the cluster: somebody else changes it, or a change is on its way.
            500m/1Gi/-/- | 250m/1Gi/-/-  | WARN: The cpu limit of db is 1 in the repository and none in the cluster: somebody else changes it, or a change is on its way.
            """)
    void tellsDriftWithBothNumbers(String now, String next, String sentence) {
        var scene = Scene.of(STATEFUL_SET).wants("db", now, next).replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.DRIFT)).containsExactly(sentence);
    }

    @Test
    void takesAnAmountOfTheLimitRangeForNoDrift() {
        var scene = Scene.web("{limits: {memory: 1Gi}}")
                .wants("web", "100m/1Gi/500m/1Gi", "100m/512Mi/500m/512Mi")
                .replaced("memory: 1Gi", "memory: 512Mi")
                .and("""
                        apiVersion: v1
                        kind: LimitRange
                        metadata: {name: bounds, namespace: shop}
                        spec: {limits: [{type: Container, default: {cpu: 500m}, defaultRequest: {cpu: 100m}}]}
                        """);

        assertThat(scene.told(CheckCode.DRIFT)).containsExactly("PASS: The repository says of web what runs.");
    }

    @Test
    void refusesAPlaceholderThatIsFilledInLater() {
        var scene = Scene.web("{requests: {cpu: '${CPU}'}}")
                .wants("web", "500m/-/-/-", "250m/-/-/-")
                .replaced("'${CPU}'", "250m");

        assertThat(scene.told(CheckCode.DRIFT))
                .containsExactly(
                        "BLOCK: The repository says '${CPU}' for the cpu request of web, which is not a quantity.");
    }

    @Test
    void comparesNothingWithWhatTheRunDoesNotKnow() {
        var scene = Scene.of(STATEFUL_SET);
        scene.wants(Scene.coded(scene.recommendation("db", "-/-/-/-", "250m/-/-/-"), Code.NO_SPEC))
                .replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.DRIFT)).isEmpty();
    }

    @Test
    void refusesContainersThatNoManifestDeclares() {
        assertThat(halved().wants("vault-agent", "500m/-/-/-", "250m/-/-/-").told(CheckCode.INJECTED))
                .containsExactly(
                        "BLOCK: vault-agent is not declared here: it is injected when a pod starts, or renamed;"
                                + " change the settings of what injects it.");
    }

    @Test
    void refusesAContainerInTheOtherList() {
        var scene = Scene.of(STATEFUL_SET);
        scene.wants(Scene.typed(scene.recommendation("db", "500m/-/-/-", "250m/-/-/-"), ContainerType.SIDECAR));

        assertThat(scene.told(CheckCode.INJECTED))
                .containsExactly("BLOCK: db is declared under containers, not under initContainers as the run saw it.");
    }

    @Test
    void tellsWhichContainersAreInjectedAndStay() {
        var scene = halved();
        scene.wants(scene.recommendation("istio-proxy", "100m/-/-/-", "100m/-/-/-"));

        assertThat(scene.told(CheckCode.INJECTED))
                .containsExactly("PASS: istio-proxy is not declared here, so it is injected, and stays as it is.");
    }
}
