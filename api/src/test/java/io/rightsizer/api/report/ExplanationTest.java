package io.rightsizer.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.UnicodePlot.Level;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi.Style;

class ExplanationTest {

    private static final TimeAxis FORTNIGHT =
            new TimeAxis(Instant.parse("2026-11-06T06:00:00Z"), Instant.parse("2026-11-20T06:00:00Z"));
    private static final TableStyle PLAIN = TableStyle.plain(80);

    @Test
    void drawsUsageAgainstNamedLines() {
        var plot = new UnicodePlot(
                List.of(0.1, 0.2, Double.NaN, 0.4, 0.25, 0.1, 0.1, 0.2, 0.2, 0.1),
                List.of(
                        level("limit now 4", 4, '┄'),
                        level("request now 800m", 0.8, '╌'),
                        level("new request 500m", 0.5, '─')),
                Spoken::cores);

        assertThat(text(plot, 80)).isEqualTo("""
                                ↑ limit now 4, above this plot
                           800m ┤╌╌╌╌╌╌╌╌╌╌ request now 800m
                                │
                                │
                                │────────── new request 500m
                           400m ┤   █
                                │   █▄
                                │ █ ██  ██
                                │██ ███████
                              0 └─────┬───┐
                                 6 Nov 20 Nov""".stripIndent());
    }

    @Test
    void linesOfOneRowAreNamedBelowEachOther() {
        var plot = new UnicodePlot(
                List.of(1.0, 1.0),
                List.of(
                        level("now 1", 1, '╌'),
                        level("new limit 990m", 0.99, '━'),
                        level("new request 950m", 0.95, '─')),
                Spoken::cores);

        assertThat(plot.lines(20, FORTNIGHT, PLAIN))
                .startsWith("      1 ┤██ now 1", "        │██ ━ new limit 990m", "        │██ ─ new request 950m");
    }

    @Test
    void drawsNothingWithoutData() {
        assertThat(new UnicodePlot(List.of(Double.NaN), List.of(), Spoken::cores).isEmpty())
                .isTrue();
    }

    @Test
    void keepsThePeakWhereRoomIsShort() {
        var usage = new ArrayList<>(Collections.nCopies(200, 0.1));
        usage.set(77, 0.8);
        var plot = new UnicodePlot(usage, List.of(), Spoken::cores);

        assertThat(plot.lines(plot.stretches(60), FORTNIGHT, PLAIN))
                .allMatch(line -> line.length() <= 60)
                .element(0)
                .asString()
                .startsWith("   800m ┤")
                .endsWith("█");
    }

    @Test
    void namesTheTimesAtStartMiddleAndEnd() {
        assertThat(FORTNIGHT.lines(30))
                .containsExactly("───────────────┬─────────────┐", "6 Nov       13 Nov      20 Nov");
        assertThat(new TimeAxis(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-21T00:00:00Z")).lines(40))
                .last()
                .isEqualTo("20 Nov 00:00  20 Nov 12:00  21 Nov 00:00");
    }

    @Test
    void tellsTheWholeStoryInEightyColumns() throws IOException {
        var text = explanation(SampleRuns.hungryCache());

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .startsWith("""
                shop/StatefulSet/cache/redis
                ▲ Resize, container, 1 replica

                                          now          new
                  CPU request            100m         180m
                  CPU limit              200m            -
                  memory request        256Mi        512Mi
                  memory limit          256Mi        600Mi

                What was seen, 6 Nov 2026 06:00 UTC to 20 Nov 2026 06:00 UTC
                  pods            4, seen over 333h of 14d, dead ones included
                  points          one each 5m, CPU as a rate over 5m: 4,000 of CPU and 4,000 of
                                  memory, from 80,640 samples
                  gaps            no pod was seen at 32 of 4,032 points (0.8 %)
                                  p50      p90      p95      p99      max
                  CPU            100m     200m     210m     240m     400m
                  memory        410Mi    467Mi    477Mi    486Mi    497Mi
                  peak minute     900m CPU, the highest one-minute rate
                  throttled       8 % of its CPU periods
                  OOM kills       2, one of them its last termination
                  restarts        1

                What policy split proposes
                  1. CPU request: p99 240m
                  2. memory request: peak 497Mi

                What the guardrails made of it
                  3. Memory is not lowered
                  Checked, and no reason to change anything: leak, node size.

                How it did on its own past
                  4. Exceeded 0 times. What it would have used without the kills is not known.

                What goes with it
                  memory risk     1.5 % of containers are expected to go above such a memory
                                  limit within a week
                  CPU risk        2.4 % of the time, as a mean of all containers, usage is
                                  expected to be above such a CPU request
                  tier            critical

                Codes
                  OOM_KILLED      was OOM-killed in the window; memory is never lowered after a
                                  kill
                  JVM             runs a JVM: it fills the heap it may have, so usage is weak
                                  evidence of need

                CPU, the highest of any pod (UTC)
                """)
                .contains(" now 256Mi\n", " new limit 600Mi\n", " new request 512Mi\n")
                .doesNotContain("NaN");
    }

    @Test
    void showsTheWayWhereAStepLimitHolds() throws IOException {
        assertThat(explanation(SampleRuns.oversizedWeb())).contains("""
                                          now     this run  recommended
                  CPU request               2            1         250m
                  CPU limit                 4            -            -
                  memory request          4Gi          2Gi        512Mi
                  memory limit            4Gi          2Gi        640Mi
                """);
    }

    @Test
    void saysWhyNothingIsWritten() throws IOException {
        assertThat(explanation(SampleRuns.steadyApi())).contains("""
                = Keep, container, 2 replicas
                within 5 % of what it has

                                          now  recommended
                """, "  This run writes nothing.\n");
    }

    @Test
    void namesTheTargetThatMustChangeWithTheRequest() throws IOException {
        assertThat(explanation(SampleRuns.autoscaled())).contains("""
                  autoscaler      web-hpa aims at 70 % of the CPU request, and must aim at 83 %
                                  of the new one
                """);
    }

    private static Level level(String name, double value, char stroke) {
        return new Level(name, value, stroke, Style.reset);
    }

    private static String text(UnicodePlot plot, int columns) {
        return String.join("\n", plot.lines(plot.stretches(columns), FORTNIGHT, PLAIN))
                .stripIndent();
    }

    private static String explanation(Recommendation one) throws IOException {
        var out = new StringWriter();
        Explanation.write(one, out, TableStyle.plain(80));
        return out.toString();
    }
}
