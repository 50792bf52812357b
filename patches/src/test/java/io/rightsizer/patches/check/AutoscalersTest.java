package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who else scales the workload by its requests, or sets them.
class AutoscalersTest {

    private static final String HPA = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: shop}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              maxReplicas: 10
              metrics: [%s]
            """;

    private static final String CPU =
            "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}";

    private static final String DOUBLED = "aims at 70 % of the cpu request: with 250m instead of 500m the same load is"
            + " 140 %, so its target must change with the request.";

    private static Scene halved() {
        return lowered("250m");
    }

    private static Scene lowered(String cpu) {
        return Scene.web("{requests: {cpu: 500m, memory: 1Gi}}")
                .wants("web", "500m/1Gi/-/-", cpu + "/1Gi/-/-")
                .replaced("cpu: 500m", "cpu: " + cpu);
    }

    private static Scene targeting(int percent, int rendered) {
        var scene = Scene.web("{requests: {cpu: 500m, memory: 1Gi}}");
        var target = new AutoscalerTarget("web", "cpu", null, 70, percent);
        return scene.wants(Scene.targeting(scene.recommendation("web", "500m/1Gi/-/-", "420m/1Gi/-/-"), target))
                .replaced("cpu: 500m", "cpu: 420m")
                .and(HPA.formatted(CPU).replace("averageUtilization: 70", "averageUtilization: " + rendered));
    }

    @Test
    void refusesARequestThatChangesWithoutItsTarget() {
        assertThat(halved().and(HPA.formatted(CPU)).told(CheckCode.AUTOSCALER))
                .containsExactly("BLOCK: HorizontalPodAutoscaler web " + DOUBLED);
    }

    @Test
    void passesARequestThatChangesWithItsTarget() {
        assertThat(targeting(83, 83).told(CheckCode.AUTOSCALER))
                .containsExactly("PASS: HorizontalPodAutoscaler web aims at 83 % of 420m, as at 70 % of 500m before.");
    }

    @Test
    void refusesATargetThatDidNotArrive() {
        assertThat(targeting(83, 70).told(CheckCode.AUTOSCALER))
                .containsExactly("BLOCK: HorizontalPodAutoscaler web must aim at 83 % of the new cpu request, but is"
                        + " rendered with 70 %.");
    }

    @Test
    void refusesATargetThatIsNotDeclaredHere() {
        var scene = Scene.web("{requests: {cpu: 500m, memory: 1Gi}}");
        var target = new AutoscalerTarget("web", "cpu", null, 70, 83);
        scene.wants(Scene.targeting(scene.recommendation("web", "500m/1Gi/-/-", "420m/1Gi/-/-"), target))
                .replaced("cpu: 500m", "cpu: 420m");

        assertThat(scene.told(CheckCode.AUTOSCALER))
                .containsExactly(
                        "BLOCK: HorizontalPodAutoscaler web must aim at 83 % with this change, but is not declared here.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}} | PASS: HorizontalPodAutoscaler web keeps its load: the memory request it follows stays 1Gi.
            {type: Resource, resource: {name: cpu, targetAverageUtilization: 70}} | BLOCK: HorizontalPodAutoscaler web aims at 70 % of the cpu request: with 250m instead of 500m the same load is 140 %, so its target must change with the request.
            {type: ContainerResource, containerResource: {name: cpu, container: web, target: {type: Utilization, averageUtilization: 50}}} | BLOCK: HorizontalPodAutoscaler web aims at 50 % of the cpu request: with 250m instead of 500m the same load is 100 %, so its target must change with the request.
            {type: ContainerResource, containerResource: {name: cpu, container: log, target: {type: Utilization, averageUtilization: 50}}} | PASS: HorizontalPodAutoscaler web keeps its load: the cpu request it follows stays 0.
            {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: many}}} | BLOCK: HorizontalPodAutoscaler web follows the cpu request, which changes, but its target is not a number.
            """)
    void readsEveryFormOfATarget(String metric, String sentence) {
        assertThat(halved().and(HPA.formatted(metric)).told(CheckCode.AUTOSCALER))
                .containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 500m}}}
            {type: External, external: {metric: {name: queue}, target: {type: Value, value: '30'}}}
            """)
    void leavesTargetsAloneThatNoRequestMoves(String metric) {
        assertThat(halved().and(HPA.formatted(metric)).told(CheckCode.AUTOSCALER))
                .isEmpty();
    }

    @Test
    void readsTheFirstVersionOfAutoscalers() {
        var autoscaler = """
                apiVersion: autoscaling/v1
                kind: HorizontalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 10, targetCPUUtilizationPercentage: 70}
                """;

        assertThat(halved().and(autoscaler).told(CheckCode.AUTOSCALER))
                .containsExactly("BLOCK: HorizontalPodAutoscaler web " + DOUBLED);
    }

    @Test
    void readsScaledObjectsOfKeda() {
        var scaled = """
                apiVersion: keda.sh/v1alpha1
                kind: ScaledObject
                metadata: {name: web, namespace: shop}
                spec:
                  scaleTargetRef: {name: web}
                  triggers: [{type: cpu, metricType: Utilization, metadata: {value: "70"}}]
                """;

        assertThat(halved().and(scaled).told(CheckCode.AUTOSCALER))
                .containsExactly("BLOCK: ScaledObject web " + DOUBLED);
    }

    @Test
    void passesAChangeTooSmallForAnotherTarget() {
        assertThat(lowered("496m").and(HPA.formatted(CPU)).told(CheckCode.AUTOSCALER))
                .containsExactly("PASS: HorizontalPodAutoscaler web aims at 70 % of 496m, nearly the load of before.");
    }

    @Test
    void refusesWhatAnAutoscalerFollowsThatIsDeclaredElsewhere() {
        var scene = Scene.web("{requests: {cpu: 500m}}");
        scene.wants(Scene.coded(scene.recommendation("web", "500m/-/-/-", "250m/-/-/-"), Code.HPA_CPU))
                .replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.AUTOSCALER))
                .containsExactly("BLOCK: An autoscaler that is not declared here follows the cpu request of web, which"
                        + " changes without its target.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            updatePolicy: {updateMode: Auto}     | BLOCK: VerticalPodAutoscaler web in mode Auto sets the amounts of web itself; set it to Off, or leave the container to it.
            updatePolicy: {updateMode: Recreate} | BLOCK: VerticalPodAutoscaler web in mode Recreate sets the amounts of web itself; set it to Off, or leave the container to it.
            maximum: none                        | BLOCK: VerticalPodAutoscaler web in mode Auto sets the amounts of web itself; set it to Off, or leave the container to it.
            updatePolicy: {updateMode: Initial}  | WARN: VerticalPodAutoscaler web in mode Initial sets the amounts of web whenever a pod starts, whatever the manifest says.
            updatePolicy: {updateMode: 'Off'}    | PASS: VerticalPodAutoscaler web sets none of the changed amounts.
            resourcePolicy: {containerPolicies: [{containerName: web, mode: 'Off'}]}                  | PASS: VerticalPodAutoscaler web sets none of the changed amounts.
            resourcePolicy: {containerPolicies: [{containerName: '*', controlledResources: [memory]}]} | PASS: VerticalPodAutoscaler web sets none of the changed amounts.
            """)
    void leavesAmountsToTheVerticalAutoscalerThatSetsThem(String field, String sentence) {
        var autoscaler = """
                apiVersion: autoscaling.k8s.io/v1
                kind: VerticalPodAutoscaler
                metadata: {name: web, namespace: shop}
                spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, %s}
                """.formatted(field);

        assertThat(halved().and(autoscaler).told(CheckCode.VERTICAL_AUTOSCALER)).containsExactly(sentence);
    }

    @Test
    void warnsOfAVerticalAutoscalerThatLostItsWorkload() {
        var scene = Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: prod-web, namespace: shop}
                spec: {template: {spec: {containers: [{name: web, resources: {requests: {cpu: 500m}}}]}}}
                ---
                apiVersion: autoscaling.k8s.io/v1
                kind: VerticalPodAutoscaler
                metadata: {name: prod-web, namespace: shop}
                spec: {targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
                """).wants("web", "500m/-/-/-", "250m/-/-/-").replaced("cpu: 500m", "cpu: 250m");

        assertThat(scene.told(CheckCode.VERTICAL_AUTOSCALER))
                .containsExactly(
                        "WARN: VerticalPodAutoscaler prod-web is for Deployment web, which is not rendered here:"
                                + " maybe prod-web is meant, as kustomize does not rename this reference.");
    }
}
