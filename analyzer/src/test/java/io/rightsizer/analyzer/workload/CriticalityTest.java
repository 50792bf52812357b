package io.rightsizer.analyzer.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriticalityTest {

    @ParameterizedTest
    @CsvSource({
        "Deployment, '', '', STANDARD",
        "CronJob, '', '', BATCH",
        "Job, '', '', BATCH",
        "DaemonSet, system-node-critical, '', CRITICAL",
        "CronJob, system-cluster-critical, '', CRITICAL",
        "Deployment, payments, '', CRITICAL",
        "Deployment, best-effort, '', BATCH",
        "DaemonSet, system-node-critical, Batch, BATCH",
        "CronJob, '', critical, CRITICAL",
        "Deployment, '', precious, STANDARD",
    })
    void isToldByLabelThenPriorityClassThenKind(String kind, String priorityClass, String label, Criticality expected) {
        var rules = new TierRules(
                "example.com/costTier",
                Set.of("system-cluster-critical", "system-node-critical", "payments"),
                Set.of("best-effort"));

        // The name kube-state-metrics gives the key: other characters become _, capitals snake case.
        assertThat(rules.of(new WorkloadKind(kind), Map.of("example_com_cost_tier", label), priorityClass))
                .isEqualTo(expected);
    }

    @Test
    void warnsWhenMostWorkloadsAreCritical() {
        assertThat(Criticality.warning(tiers(6, 4)).orElseThrow()).startsWith("6 of 10 workloads are critical: ");
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "9, 0", "0, 0"})
    void isSilentWhileHalfAreNotOrThereAreFew(int critical, int others) {
        assertThat(Criticality.warning(tiers(critical, others))).isEmpty();
    }

    private static List<Criticality> tiers(int critical, int others) {
        return Stream.concat(
                        Collections.nCopies(critical, Criticality.CRITICAL).stream(),
                        Collections.nCopies(others, Criticality.STANDARD).stream())
                .toList();
    }
}
