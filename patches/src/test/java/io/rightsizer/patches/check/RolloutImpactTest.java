package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutImpactTest {

    private static Scene workload(String kind, String field, int replicas) {
        var scene = Scene.of("""
                apiVersion: %s
                kind: %s
                metadata: {name: web, namespace: shop}
                spec:
                  %s
                  template:
                    metadata: {labels: {app: web, tier: front}}
                    spec: {containers: [{name: web, resources: {requests: {cpu: 500m}}}]}
                """.formatted(kind.equals("Rollout") ? "argoproj.io/v1alpha1" : "apps/v1", kind, field));
        return scene.wants(Scene.replicas(scene.recommendation("web", "500m/-/-/-", "250m/-/-/-"), replicas))
                .replaced("cpu: 500m", "cpu: 250m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Deployment  | replicas: 3                        | 3 | PASS: Its 3 pods are replaced step by step.
            Deployment  | replicas: 1                        | 1 | WARN: Its only pod is replaced.
            Deployment  | replicas: 3                        | 0 | PASS: It has no pods at the moment, so none is replaced.
            Deployment  | 'strategy: {type: Recreate}'       | 3 | WARN: All 3 pods stop before new ones start: there is a gap in service.
            Deployment  | paused: true                       | 3 | BLOCK: Its rollouts are paused: wait until they go on, or resume them.
            Rollout     | replicas: 3                        | 3 | PASS: Its 3 pods are replaced step by step.
            StatefulSet | replicas: 3                        | 3 | WARN: Its 3 pods are replaced one after the other, from the last to the first.
            StatefulSet | replicas: 1                        | 1 | WARN: Its only pod is stopped before the new one starts.
            StatefulSet | 'updateStrategy: {type: OnDelete}' | 3 | WARN: Its pods take the new amounts only once somebody deletes them.
            DaemonSet   | minReadySeconds: 5                 | 8 | WARN: The pod on each of its nodes is replaced, 8 pods one after the other.
            """)
    void tellsWhatReplacingThePodsMeans(String kind, String field, int replicas, String sentence) {
        assertThat(workload(kind, field, replicas).told(CheckCode.ROLLOUT)).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minAvailable: 3      | app: web   | WARN: PodDisruptionBudget web lets none of its 3 pods be missing (minAvailable 3); a rollout replaces them all the same.
            maxUnavailable: 0    | app: web   | WARN: PodDisruptionBudget web lets none of its 3 pods be missing (maxUnavailable 0); a rollout replaces them all the same.
            minAvailable: 100%   | tier: front | WARN: PodDisruptionBudget web lets none of its 3 pods be missing (minAvailable 100%); a rollout replaces them all the same.
            minAvailable: 2      | app: web   | PASS: Its 3 pods are replaced step by step.
            maxUnavailable: 0    | app: db    | PASS: Its 3 pods are replaced step by step.
            """)
    void tellsOfABudgetThatAllowsNoPodToBeMissing(String field, String label, String sentence) {
        var budget = """
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                metadata: {name: web, namespace: shop}
                spec: {%s, selector: {matchLabels: {%s}}}
                """.formatted(field, label);

        assertThat(workload("Deployment", "replicas: 3", 3).and(budget).told(CheckCode.ROLLOUT))
                .containsExactly(sentence);
    }

    @Test
    void tellsOfABudgetThatIsDeclaredElsewhere() {
        var id = new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, "web");
        var placed = new Placement(id, new TreeMap<>(Map.of("a", 3)), 3, Map.of(), 3, false, Map.of());
        var state = new ClusterState(List.of(), List.of(placed), List.of(), List.of());

        assertThat(workload("Deployment", "replicas: 3", 3).in(state).told(CheckCode.ROLLOUT))
                .containsExactly(
                        "WARN: A PodDisruptionBudget in the cluster wants 3 of its 3 pods healthy all the time; a"
                                + " rollout replaces them all the same.");
    }

    @Test
    void restartsNothingOfACronJob() {
        var scene = Scene.of("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: web, namespace: shop}
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: web, resources: {requests: {cpu: 500m}}}]}}}}}
                """).wants("web", "500m/-/-/-", "250m/-/-/-").replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.ROLLOUT))
                .containsExactly("PASS: The next run takes the new amounts; nothing is restarted.");
        assertThat(scene.told(CheckCode.IMMUTABLE_FIELDS)).isEmpty();
    }

    @Test
    void saysThatATemplateIsNotResizedInPlace() {
        var scene = Scene.web(
                        "{requests: {cpu: 500m}}", "resizePolicy: [{resourceName: cpu, restartPolicy: NotRequired}],")
                .wants("web", "500m/-/-/-", "250m/-/-/-")
                .replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.IN_PLACE))
                .containsExactly(
                        "WARN: web has a resizePolicy, but a changed template is not resized in place: its pods are"
                                + " replaced.");
        assertThat(workload("Deployment", "replicas: 3", 3).told(CheckCode.IN_PLACE))
                .isEmpty();
    }
}
