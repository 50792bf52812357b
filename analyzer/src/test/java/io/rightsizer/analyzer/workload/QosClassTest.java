package io.rightsizer.analyzer.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QosClassTest {

    /// Each container as `CPU request / memory request / CPU limit / memory limit`. The first four are the pods of
    /// <https://kubernetes.io/docs/tasks/configure-pod-container/quality-service-pod/>, in its order.
    @ParameterizedTest
    @CsvSource({
        "700m/200Mi/700m/200Mi, Guaranteed",
        "-/100Mi/-/200Mi, Burstable",
        "-/-/-/-, BestEffort",
        "-/200Mi/-/- -/-/-/-, Burstable",
        "-/-/700m/200Mi, Guaranteed",
        "700m/200Mi/0.7/0.1953125Gi, Guaranteed",
        "0/200Mi/700m/200Mi, Burstable",
        "0/0/-/-, BestEffort",
        "700m/-/700m/-, Burstable",
        "1/1Gi/1/1Gi -/-/-/-, Burstable",
        "1/1Gi/1/1Gi 2/2Gi/2/2Gi, Guaranteed",
    })
    void isTheClassKubernetesGives(String containers, String expected) {
        var pod = Arrays.stream(containers.split(" "))
                .map(QosClassTest::container)
                .toList();

        assertThat(QosClass.of(pod)).hasToString(expected);
    }

    private static Resources container(String amounts) {
        var parts = List.of(amounts.split("/"));
        return new Resources(
                new ResourceAmounts(cpu(parts.get(0)), memory(parts.get(1))),
                new ResourceAmounts(cpu(parts.get(2)), memory(parts.get(3))));
    }

    private static @Nullable Cpu cpu(String text) {
        return text.equals("-") ? null : Cpu.parse(text);
    }

    private static @Nullable Memory memory(String text) {
        return text.equals("-") ? null : Memory.parse(text);
    }
}
