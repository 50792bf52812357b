package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeMergeTest {

    private static final double NONE = Double.NaN;

    private final ScrapeMerge merge = new ScrapeMerge();

    @Test
    void addsUpTheCoresOfOneScrape() {
        add(10, labels("cpu", "cpu00"), 0.5, NONE, 0.25);
        add(10, labels("cpu", "cpu01"), 0.25, 1, NONE);

        assertThat(merge.merged().series().known()).containsExactly(0.75, 1.0, 0.25);
        assertThat(merge.merged().samples()).isEqualTo(10);
        assertThat(merge.merged().burst()).isEqualTo(1.5);
    }

    @Test
    void takesTheTotalWhereCoresAreThereToo() {
        add(10, labels("cpu", "cpu00"), 0.5);
        add(10, labels("cpu", "cpu01"), 0.5);
        add(10, labels("cpu", "total"), 0.9);

        assertThat(merge.merged().series().known()).containsExactly(0.9);
    }

    @Test
    void countsAContainerScrapedByTwoServersOnceTakingTheOneWithMoreSamples() {
        add(10, labels("prometheus_replica", "a"), 0.3);
        add(12, labels("prometheus_replica", "b"), 0.2);

        assertThat(merge.merged().series().known()).containsExactly(0.2);
        assertThat(merge.merged().samples()).isEqualTo(12);
    }

    @Test
    void fillsTheGapsOfTheScrapeWithMostSamplesFromTheOthers() {
        add(12, labels("job", "kubelet"), NONE, NONE, 0.2, 0.2, 0.2);
        add(8, labels("job", "cadvisor"), 0.9, 0.9, 0.9, 0.9, NONE);

        assertThat(merge.merged().series().known()).containsExactly(0.9, 0.9, 0.2, 0.2, 0.2);
        assertThat(merge.merged().burst()).isEqualTo(0.9);
        assertThat(merge.merged().samples()).isEqualTo(12 + 4);
    }

    @Test
    void takesTheFirstScrapeByItsLabelsOnADraw() {
        add(10, labels("job", "kubelet-2"), 0.3);
        add(10, labels("job", "kubelet-1"), 0.2);

        assertThat(merge.merged().series().known()).containsExactly(0.2);
    }

    @Test
    void neverAddsCoresOfOneScrapeToThoseOfAnother() {
        add(10, labels("replica", "a", "cpu", "cpu00"), 0.5);
        add(10, labels("replica", "b", "cpu", "cpu00"), 0.5);

        assertThat(merge.merged().series().known()).containsExactly(0.5);
    }

    @Test
    void joinsTheInstancesBeforeAndAfterARestart() {
        add(5, labels("id", "/kubepods/first"), 1, 2, NONE);
        add(4, labels("id", "/kubepods/second"), NONE, 1, 3);

        assertThat(merge.merged().series().known()).containsExactly(1.0, 2.0, 3.0);
        assertThat(merge.merged().samples()).isEqualTo(9);
    }

    @Test
    void keepsTheHistoryOnBothNodesOfAPodThatMovedWhereIdsAreDropped() {
        add(5, Map.of("node", "n1", "instance", "10.0.0.1"), 7, NONE);
        add(9, Map.of("node", "n2", "instance", "10.0.0.2"), NONE, 1);

        assertThat(merge.merged().series().known()).containsExactly(7.0, 1.0);
    }

    private void add(long samples, Map<String, String> labels, double... values) {
        var series = UsageSeries.of(0, 300_000, values);
        var burst = series.known().max().orElse(0);
        merge.add(new SeriesOnGrid(Labels.of(labels), series, samples, burst, Duration.ofMinutes(5)));
    }

    /// Of one container instance of one pod.
    private static Map<String, String> labels(String... pairs) {
        var labels =
                new HashMap<>(Map.of("namespace", "shop", "pod", "web-1", "container", "app", "id", "/kubepods/x"));
        for (int index = 0; index < pairs.length; index += 2) {
            labels.put(pairs[index], pairs[index + 1]);
        }
        return labels;
    }
}
