package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rightsizer.patches.check.CheckResult.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private static Scene halved(String fields) {
        return Scene.web("{requests: {cpu: 500m, memory: 1Gi}}", fields)
                .wants("web", "500m/1Gi/-/-", "250m/1Gi/-/-")
                .replaced("cpu: 500m", "cpu: 250m");
    }

    @Test
    void passesAPlainChangeInTheOrderOfTheCodes() {
        assertThat(halved("").all())
                .containsExactly(
                        passed(CheckCode.REQUEST_WITHIN_LIMIT, "No container requests more than its limit."),
                        passed(CheckCode.QOS, "The pods keep QoS class Burstable."),
                        passed(CheckCode.ONLY_RESOURCES, "Only 1 amount differs, as intended."),
                        passed(CheckCode.ROLLOUT, "Its 3 pods are replaced step by step."),
                        passed(CheckCode.FLOOR, "No new request is below the floor of 10m of cpu and 32Mi of memory."),
                        passed(CheckCode.DRIFT, "The repository says of web what runs."));
    }

    private static CheckResult passed(CheckCode code, String text) {
        return new CheckResult(code, Level.PASS, text);
    }

    /// Each stands where a manifest of the root would be in order.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: LimitRange, metadata: {name: x, namespace: shop}, spec: [1, {a: null}]}",
                "{apiVersion: v1, kind: LimitRange, metadata: {name: x, namespace: shop}, spec: {limits: [null, 7, {type: Container, max: 3, min: {cpu: {a: b}}, maxLimitRequestRatio: {cpu: -1}}]}}",
                "{apiVersion: v1, kind: LimitRange, metadata: {name: x, namespace: shop}, spec: {limits: [{type: Pod, max: {cpu: 9e999, memory: 8Ei}}]}}",
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: x, namespace: shop}, spec: {hard: {cpu: -5, 7: 8, memory: 99999999999999999999, limits.cpu: null}}}",
                "{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: x, namespace: shop}, spec: {scaleTargetRef: {kind: Deployment, name: web}, maxReplicas: 99999999999, metrics: [null, [], {type: Resource}, {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 0}}}]}}",
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: x, namespace: shop}, spec: {scaleTargetRef: {name: web}, triggers: [{type: cpu, metadata: 3}]}}",
                "{apiVersion: autoscaling.k8s.io/v1, kind: VerticalPodAutoscaler, metadata: {name: x, namespace: shop}, spec: {targetRef: {kind: Deployment, name: web}, resourcePolicy: {containerPolicies: [null, 1, {containerName: web, controlledResources: 5}]}}}",
                "{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: x, namespace: shop}, spec: {selector: {matchLabels: 1}, minAvailable: [1]}}",
                "{apiVersion: 3, kind: [x], metadata: null}"
            })
    void survivesAnyManifestBesideIt(String yaml) {
        assertThatCode(() -> halved("").and(yaml + "\n").all()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env: 3, command: {a: b}, args: 7,",
                "env: [null, 3, {name: [1]}, {name: JAVA_OPTS, value: {a: b}}, {value: x}], args: [null, [x], 3],",
                "env: [{name: JAVA_OPTS, value: '-Xmx99999999999999999999g -XX:MaxRAMPercentage=-1'}],",
                "env: [{name: GOMEMLIMIT, value: 'GiB'}, {name: NODE_OPTIONS, value: '--max-old-space-size='}],",
                "env: [{name: A, value: '$(B)$(B)'}, {name: B, value: '$(A)'}, {name: JAVA_OPTS, value: '$(A)\\\\1'}],",
                "resizePolicy: x, restartPolicy: [],",
            })
    void survivesAnyContainer(String fields) {
        var scene = Scene.web("{limits: {memory: 4Gi}}", fields)
                .wants("web", "-/4Gi/-/4Gi", "-/1Gi/-/1Gi")
                .replaced("memory: 4Gi", "memory: 1Gi");

        assertThatCode(scene::all).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: 3",
                "spec: {template: {spec: {containers: {web: 1}}}}",
                "spec: {template: {spec: {containers: [null, 1, {name: web, resources: [1]}]}}}",
                "spec: {replicas: many, strategy: [], template: {spec: {containers: [{name: web, resources: {requests: {cpu: [1], memory: -4}, limits: 7}}]}}}",
                "spec: {replicas: 99999999999, strategy: {rollingUpdate: {maxSurge: 999999999%}}, template: {spec: {nodeSelector: 1, tolerations: [null], containers: [{name: web, resources: {requests: {cpu: 9e15}}}]}}}",
            })
    void blocksAWorkloadOfAnyOtherForm(String spec) {
        var head = "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web, namespace: shop}, ";
        var scene = Scene.of(head + spec + "}\n").wants("web", "500m/1Gi/-/-", "250m/1Gi/-/-");

        assertThat(scene.all()).anyMatch(result -> result.level() == Level.BLOCK);
    }

    @Test
    void quotesOneLineOnly() {
        var scene = halved("").replaced("memory: 1Gi", "memory: \"1Gi\\n::set-output\\u202e\"");

        assertThat(scene.told(CheckCode.REQUEST_WITHIN_LIMIT))
                .containsExactly("BLOCK: '1Gi ::set-output' is not a quantity, but the memory request of web.");
    }
}
