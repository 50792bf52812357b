package io.rightsizer.patches.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Code;
import org.junit.jupiter.api.Test;

class QosKeptTest {

    private static final String EQUAL = "{requests: {cpu: '2', memory: 1Gi}, limits: {cpu: '2', memory: 1Gi}}";
    private static final String NOW = "2/1Gi/2/1Gi";

    private static Scene lowered(String resources) {
        return Scene.web(resources)
                .wants("web", NOW, "1500m/1Gi/2/1Gi")
                .replaced("requests: {cpu: '2'", "requests: {cpu: 1500m");
    }

    @Test
    void warnsWhenGuaranteedIsLost() {
        assertThat(lowered(EQUAL).told(CheckCode.QOS))
                .containsExactly("WARN: The pods change from QoS class Guaranteed to Burstable: when a node runs out of"
                        + " memory they are evicted and killed earlier.");
    }

    @Test
    void refusesWhereTheOwnerDemandsTheClass() {
        var demanding = Scene.of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop, annotations: {rightsizer.io/qos: guaranteed}}
                spec: {template: {spec: {containers: [{name: web, resources: %s}]}}}
                """.formatted(EQUAL))
                .wants("web", NOW, "1500m/1Gi/2/1Gi")
                .replaced("requests: {cpu: '2'", "requests: {cpu: 1500m");

        assertThat(demanding.told(CheckCode.QOS))
                .containsExactly("BLOCK: The pods must keep QoS class Guaranteed, but would be Burstable.");
    }

    @Test
    void refusesWhereTheRunItselfKeepsTheClass() {
        var scene = Scene.web(EQUAL);
        scene.wants(Scene.coded(scene.recommendation("web", NOW, "1500m/1Gi/2/1Gi"), Code.KEEP_GUARANTEED))
                .replaced("requests: {cpu: '2'", "requests: {cpu: 1500m");

        assertThat(scene.told(CheckCode.QOS))
                .containsExactly("BLOCK: The pods must keep QoS class Guaranteed, but would be Burstable.");
    }

    @Test
    void warnsWhenWholeCoresAreLost() {
        var scene = Scene.web(EQUAL).wants("web", NOW, "1500m/1Gi/1500m/1Gi").replaced("cpu: '2'", "cpu: 1500m");

        assertThat(scene.told(CheckCode.QOS))
                .containsExactly("WARN: web asks for 1500m of CPU instead of 2: under the static CPU manager policy it"
                        + " loses cores that are its own.");
    }

    @Test
    void passesWhatStaysInItsClass() {
        var scene = Scene.web(EQUAL).wants("web", NOW, "1/1Gi/1/1Gi").replaced("cpu: '2'", "cpu: '1'");

        assertThat(scene.told(CheckCode.QOS)).containsExactly("PASS: The pods keep QoS class Guaranteed.");
    }

    @Test
    void countsContainersThatNoManifestDeclares() {
        var scene = lowered(EQUAL);
        scene.wants(scene.recommendation("istio-proxy", "100m/-/-/-", "100m/-/-/-"));

        assertThat(scene.told(CheckCode.QOS)).containsExactly("PASS: The pods keep QoS class Burstable.");
    }
}
