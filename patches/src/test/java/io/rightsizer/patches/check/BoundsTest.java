package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests within limits, both within the namespace's LimitRange, and limits that stay away once they are removed.
class BoundsTest {

    private static final String NOW = "{requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: '1', memory: 1Gi}}";

    private static String limitRange(String item) {
        return """
                apiVersion: v1
                kind: LimitRange
                metadata: {name: bounds, namespace: shop}
                spec: {limits: [%s]}
                """.formatted(item);
    }

    private static Scene web(String cpu, String cpuLimit) {
        return Scene.web(NOW)
                .wants("web", "500m/1Gi/1/1Gi", cpu + "/1Gi/" + cpuLimit + "/1Gi")
                .replaced("cpu: 500m", "cpu: " + cpu)
                .replaced("cpu: '1'", "cpu: '" + cpuLimit + "'");
    }

    @Test
    void refusesARequestAboveItsLimit() {
        assertThat(web("1500m", "1").told(CheckCode.REQUEST_WITHIN_LIMIT))
                .containsExactly("BLOCK: web requests 1500m of cpu, more than its limit of 1.");
    }

    @Test
    void passesARequestAtItsLimit() {
        assertThat(web("1", "1").told(CheckCode.REQUEST_WITHIN_LIMIT))
                .containsExactly("PASS: No container requests more than its limit.");
    }

    @Test
    void refusesWhatIsNoQuantity() {
        var scene = web("250m", "1").replaced("memory: 1Gi}, limits", "memory: '${MEMORY}'}, limits");

        assertThat(scene.told(CheckCode.REQUEST_WITHIN_LIMIT))
                .containsExactly("BLOCK: '${MEMORY}' is not a quantity, but the memory request of web.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: Container, min: {cpu: 300m}}                  | BLOCK: The cpu request of web, 250m, is below the least that LimitRange bounds allows, 300m.
            {type: Container, max: {cpu: 400m}}                  | BLOCK: The cpu limit of web, 500m, is above the most that LimitRange bounds allows, 400m.
            {type: Container, maxLimitRequestRatio: {cpu: 1.5}}  | BLOCK: The cpu limit of web, 500m, is more than 1.5 times its request of 250m, the most that LimitRange bounds allows.
            {type: Container, maxLimitRequestRatio: {cpu: 2}}    | PASS: Every amount is within LimitRange bounds.
            {type: Pod, min: {cpu: 260m}}                        | BLOCK: The cpu request of the pod, 250m, is below the least that LimitRange bounds allows, 260m.
            {type: Pod, max: {cpu: 499m}}                        | BLOCK: The cpu limit of the pod, 500m, is above the most that LimitRange bounds allows, 499m.
            {type: Container, min: {cpu: 100m}, max: {cpu: '2'}} | PASS: Every amount is within LimitRange bounds.
            {type: Container, min: {cpu: lots}}                  | BLOCK: LimitRange bounds cannot be kept: its min of cpu, 'lots', is not a quantity.
            """)
    void holdsAmountsWithinTheLimitRange(String item, String sentence) {
        assertThat(web("250m", "500m").and(limitRange(item)).told(CheckCode.LIMIT_RANGE))
                .containsExactly(sentence);
    }

    @Test
    void addsUpThePodAndTakesDefaultsForWhatIsLeftOut() {
        var scene = Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: web, resources: {requests: {cpu: 100m}}}
                        - {name: log}
                """)
                .wants("web", "100m/-/-/-", "600m/-/-/-")
                .replaced("cpu: 100m", "cpu: 600m")
                .and(limitRange("{type: Container, defaultRequest: {cpu: 500m}, default: {cpu: '1'}},"
                        + " {type: Pod, max: {cpu: '1'}}"));

        assertThat(scene.told(CheckCode.LIMIT_RANGE))
                .containsExactly(
                        "BLOCK: The cpu request of the pod, 1100m, is above the most that LimitRange bounds allows, 1.",
                        "BLOCK: The cpu limit of the pod, 2, is above the most that LimitRange bounds allows, 1.");
    }

    @Test
    void ignoresTheLimitRangeOfAnotherNamespace() {
        var elsewhere = limitRange("{type: Container, min: {cpu: 300m}}").replace("shop", "stage");

        assertThat(web("250m", "500m").and(elsewhere).told(CheckCode.LIMIT_RANGE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: Container, default: {cpu: 500m}} | BLOCK: The cpu limit of web is removed, but LimitRange bounds gives it one of 500m: the limit comes back.
            {type: Container, max: {cpu: '2'}}      | BLOCK: The cpu limit of web is removed, but LimitRange bounds gives it one of 2: the limit comes back.
            {type: Container, min: {cpu: 10m}}      | PASS: No LimitRange that is rendered here brings the cpu limit of web back.
            """)
    void refusesToRemoveALimitThatComesBack(String item, String sentence) {
        var scene = Scene.web(NOW)
                .wants("web", "500m/1Gi/1/1Gi", "500m/1Gi/-/1Gi")
                .replaced("limits: {cpu: '1', ", "limits: {")
                .and(limitRange(item));

        assertThat(scene.told(CheckCode.REMOVED_LIMIT)).containsExactly(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            500m/1Gi/-/-  | 5m/1Gi/-/-    | WARN: web would request 5m of cpu, less than the floor of 10m.
            500m/1Gi/-/-  | 500m/16Mi/-/- | WARN: web would request 16Mi of memory, less than the floor of 32Mi.
            8m/1Gi/-/-    | 5m/1Gi/-/-    | PASS: No new request is below the floor of 10m of cpu and 32Mi of memory.
            500m/1Gi/-/-  | 10m/32Mi/-/-  | PASS: No new request is below the floor of 10m of cpu and 32Mi of memory.
            """)
    void warnsOfARequestOfNearlyNothing(String now, String next, String sentence) {
        var scene = Scene.web(requests(now)).wants("web", now, next).replaced(requests(now), requests(next));

        assertThat(scene.told(CheckCode.FLOOR)).containsExactly(sentence);
    }

    private static String requests(String amounts) {
        var parts = amounts.split("/", -1);
        return "{requests: {cpu: %s, memory: %s}}".formatted(parts[0], parts[1]);
    }
}
