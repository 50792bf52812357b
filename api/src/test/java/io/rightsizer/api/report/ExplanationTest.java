package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.report.UnicodePlot.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void drawsUsageAgainstNamedLines() {
        var plot = new UnicodePlot(
                List.of(0.1, 0.2, Double.NaN, 0.4, 0.25),
                List.of(
                        new Level("limit now", 4, '┄'),
                        new Level("request now", 0.8, '╌'),
                        new Level("new request", 0.5, '─')),
                Spoken::cores,
                80);

        assertThat(String.join("\n", plot.lines()).stripIndent()).isEqualTo("""
                                ↑ limit now 4 is above this plot
                           800m ┤╌╌╌╌╌ request now 800m
                                │
                                │
                                │───── new request 500m
                           400m ┤   █
                                │   █▄
                                │ █ ██
                                │██ ██
                              0 └─────""");
    }

    @Test
    void drawsNothingWithoutData() {
        assertThat(new UnicodePlot(List.of(Double.NaN), List.of(), Spoken::cores, 80).lines())
                .isEmpty();
    }

    @Test
    void keepsThePeakWhereRoomIsShort() {
        var usage = new ArrayList<>(Collections.nCopies(200, 0.1));
        usage.set(77, 0.8);

        assertThat(new UnicodePlot(usage, List.of(), Spoken::cores, 60).lines())
                .allMatch(line -> line.length() <= 60)
                .element(0)
                .asString()
                .startsWith("   800m ┤")
                .endsWith("█");
    }

    @Test
    void tellsTheWholeStoryInEightyColumns() throws IOException {
        var text = explanation();

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .startsWith("""
                        shop/StatefulSet/cache/redis
                        container, 1 replica
                        Resize: memory raised: 2 OOM kills

                        Amounts
                                                  now   recommended    next step
                          CPU request            100m          180m         180m
                          CPU limit              200m             -            -
                          memory request        256Mi         512Mi        512Mi
                          memory limit          256Mi         600Mi        600Mi

                        Held or marked by
                          OOM_KILLED: was OOM-killed in the window; memory is never lowered after a kill
                        """)
                .contains("  1. CPU request: p99 240m\n")
                .contains("  CPU          100m     200m     210m     240m     400m\n")
                .contains("throttled in 8 % of its CPU periods; 2 OOM")
                .contains("data for 99 % of 14d")
                .contains("limit now = request now 256Mi")
                .doesNotContain("NaN");
    }

    private static String explanation() throws IOException {
        var out = new StringWriter();
        Explanation.write(SampleRuns.hungryCache(), out, TableStyle.plain(80));
        return out.toString();
    }
}
