package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "a", "0", "web-1", "my.app.v1", "ip-10-0-0-1.eu-west-1.compute.internal"})
    void acceptsNamesTheApiServerAccepts(String name) {
        assertThat(KubernetesNames.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "../etc",
                "a/b",
                "Web",
                "-web",
                "web-",
                "a..b",
                "a b",
                "a\n",
                "\u001b[31m",
                "=1+1",
                "w\u00e9b"
            })
    void refusesNamesTheApiServerRefuses(String name) {
        assertThat(KubernetesNames.isName(name)).isFalse();
    }

    @Test
    void boundsTheLengthOfNamesAndLabels() {
        assertThat(KubernetesNames.isName("a".repeat(253))).isTrue();
        assertThat(KubernetesNames.isName("a".repeat(254))).isFalse();
        assertThat(KubernetesNames.isNamespace("a".repeat(63))).isTrue();
        assertThat(KubernetesNames.isNamespace("a".repeat(64))).isFalse();
        assertThat(KubernetesNames.isContainer("my.app")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "prod", "gke_acme_europe-west1_prod", "arn:aws:eks:eu-west-1:123456789012:cluster/prod"})
    void acceptsClusterNamesOfProviders(String cluster) {
        assertThat(KubernetesNames.isWorkload(web(cluster))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../prod", "/prod", "prod/../x", "a\tb", "prod\n"})
    void refusesClusterNamesThatAreNoNames(String cluster) {
        assertThat(KubernetesNames.isWorkload(web(cluster))).isFalse();
        assertThat(KubernetesNames.shown(web(cluster)).cluster()).matches("[A-Za-z0-9_-]+");
    }

    private static WorkloadId web(String cluster) {
        return new WorkloadId(cluster, "shop", WorkloadKind.DEPLOYMENT, "web");
    }
}
