package io.rightsizer.pricing.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every cluster, tried on seeded ones.
class SavingPropertiesTest {

    private static final SavingRules RULES = SmallCluster.rules(0.7, null, 0);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFiguresAreInOrder(long seed) {
        var saving = new MadeUp(seed).cluster(1, true).saving(RULES);
        var figures = saving.figures();

        assertThat(figures.packed()).isBetween(saving.idle().min(BigDecimal.ZERO), saving.now());
        assertThat(figures.reachable()).isGreaterThanOrEqualTo(figures.packed());
        assertThat(figures.bound()).isBetween(figures.reachable(), saving.now());
        saving.workloads().values().forEach(range -> assertThat(range.low()).isLessThanOrEqualTo(range.high()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whereNothingChangesOnlyIdleMachinesGo(long seed) {
        var saving = new MadeUp(seed).cluster(1, false).saving(RULES);

        assertThat(saving.figures().paper()).isEqualByComparingTo("0");
        assertThat(saving.figures().packed()).isEqualByComparingTo(saving.idle());
        saving.workloads().values().forEach(range -> assertThat(range.high()).isEqualByComparingTo("0"));
        saving.namespaces().forEach(one -> assertThat(one.figures().packed()).isEqualByComparingTo("0"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twiceTheMachinesAndPodsSaveTwiceOnPaper(long seed) {
        var once = new MadeUp(seed).cluster(1, true).saving(RULES);
        var twice = new MadeUp(seed).cluster(2, true).saving(RULES);

        assertThat(twice.now()).isEqualByComparingTo(once.now().multiply(BigDecimal.TWO));
        assertThat(twice.figures().paper())
                .isCloseTo(once.figures().paper().multiply(BigDecimal.TWO), within(new BigDecimal("0.00001")));
    }

    private static final class MadeUp {

        private static final int NODES = 4;

        private final Random random;

        MadeUp(long seed) {
            random = new Random(seed);
        }

        /// Pods that fit where they run: of at most 700m and 2 GiB, at most five on a machine.
        ///
        /// @param times each machine, with the pods on it
        SmallCluster cluster(int times, boolean changing) {
            var cluster = new SmallCluster();
            for (int copy = 0; copy < times; copy++) {
                for (int node = 0; node < NODES; node++) {
                    cluster.node("node-" + node + "-" + copy);
                }
            }
            for (int workload = 0; workload < 5; workload++) {
                var now = amounts();
                var next = amounts();
                cluster.resized("web-" + workload, now, changing ? next : null, pods(times));
            }
            return cluster;
        }

        private ResourceAmounts amounts() {
            return new ResourceAmounts(
                    Cpu.millicores(random.nextInt(100, 700)), Memory.mebibytes(random.nextInt(100, 2000)));
        }

        private Map<String, Integer> pods(int times) {
            var pods = new TreeMap<String, Integer>();
            var nodes = new ArrayList<Integer>();
            for (int node = 0; node < NODES; node++) {
                if (random.nextInt(3) > 0 || node == NODES - 1) {
                    nodes.add(node);
                }
            }
            for (int copy = 0; copy < times; copy++) {
                for (var node : nodes) {
                    pods.put("node-" + node + "-" + copy, 1);
                }
            }
            return pods;
        }
    }
}
