package io.rightsizer.api.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageEvents;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.api.report.PlotLine;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class SvgChartTest {

    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final HistoryWindow TWO_WEEKS = new HistoryWindow(START, START.plus(Duration.ofDays(14)), STEP);
    private static final double GAP = Double.NaN;

    /// Where the chart draws 0 and its top, as its axis has it.
    private static final double ZERO = 244;

    private static final double CEILING = 34;

    private static UsageSeries from(int point, double... values) {
        return UsageSeries.of(TWO_WEEKS.firstPoint() + point * STEP.toMillis(), STEP.toMillis(), values);
    }

    private static Outline outline(double... cores) {
        return outline(UsageEvents.UNKNOWN, cores);
    }

    private static Outline outline(UsageEvents events, double... cores) {
        var pod = new PodUsage("web-1", from(0, cores), from(0, cores), 0, 0, 0);
        return Outline.of(new UsageHistory(
                TWO_WEEKS, List.of(pod), Throttling.NONE, OomKills.NONE, 0, STEP, false, false, events));
    }

    private static double[] steady(double value) {
        var values = new double[4032];
        Arrays.fill(values, value);
        return values;
    }

    private static String chart(Outline outline, PlotLine... lines) {
        return SvgChart.svg("cpu", Charted.CPU, outline, List.of(lines));
    }

    /// All heights at which the path of this class is drawn, in pixels from the top.
    private static List<Double> heights(String svg, String style) {
        var heights = new ArrayList<Double>();
        var path =
                Pattern.compile("<path class=\"" + style + "\" d=\"([^\"]*)\"").matcher(svg);
        while (path.find()) {
            var point = Pattern.compile("[ML][\\d.]+ ([\\d.]+)").matcher(path.group(1));
            while (point.find()) {
                heights.add(Double.valueOf(point.group(1)));
            }
        }
        return heights;
    }

    /// One point of 4,032 is 1 core and one is 0.1; two buckets make a column, and the top of the scale is 1.04 cores.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void drawsTheMaximumOfTheDataAndItsMinimum(long seed) {
        var random = new Random(seed);
        var cores = random.doubles(4032, 0.3, 0.6).toArray();
        cores[random.nextInt(2000)] = 1;
        cores[2000 + random.nextInt(2000)] = 0.1;

        var heights = heights(chart(outline(cores)), "band").stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();

        assertThat(heights.getMin()).isEqualTo(ZERO - (ZERO - CEILING) / 1.04, within(0.05));
        assertThat(heights.getMax()).isEqualTo(ZERO - 0.1 * (ZERO - CEILING) / 1.04, within(0.05));
    }

    @Test
    void namesThePeakAndMarksItWhereItWas() {
        var cores = steady(0.2);
        cores[2015] = 0.5;

        assertThat(chart(outline(cores)))
                .contains("<circle class=\"peak\" cx=\"356.0\" cy=\"42.1\" r=\"3.5\"/>")
                .contains(">peak 500m</text>");
    }

    /// 288 points are a day, of which 14 are 600 pixels.
    @Test
    void hatchesWhereNothingIsKnown() {
        var cores = steady(0.2);
        Arrays.fill(cores, 288, 576, GAP);

        assertThat(chart(outline(cores)))
                .containsOnlyOnce("<rect class=\"gap\" fill=\"url(#cpu-gap)\" x=\"98.9\" y=\"34.0\" width=\"42.9\"")
                .contains("no data for 24 h in all");
    }

    @Test
    void keepsTheNamesOfLinesApart() {
        var svg = chart(
                outline(steady(0.2)),
                new PlotLine("limit now 400m", 0.4, true, true),
                new PlotLine("request now 401m", 0.401, false, true),
                new PlotLine("new request 402m", 0.402, false, false),
                new PlotLine("new limit 10", 10, true, false));

        assertThat(svg)
                .contains("<line class=\"limit now\"", "<line class=\"request now\"", "<line class=\"request new\"")
                .contains("↑ new limit 10</text>")
                .doesNotContain("<line class=\"limit new\"");
        var baselines = Pattern.compile("<text class=\"name [^\"]*\" x=\"[\\d.]+\" y=\"([\\d.]+)\"")
                .matcher(svg)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sorted()
                .toArray();
        assertThat(baselines).hasSize(4);
        for (int index = 1; index < baselines.length; index++) {
            assertThat(baselines[index] - baselines[index - 1]).isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void tellsEventsByTheirShapes() {
        var outline = outline(new UsageEvents(from(100, 1), from(100, 2), from(200, 0.5)), steady(100e6));

        assertThat(SvgChart.svg("memory", Charted.MEMORY, outline, List.of()))
                .contains(">OOM kill</text>", "<path class=\"oom\"", ">restart</text>", "<circle class=\"restart\"")
                .contains("1 OOM kill; 2 restarts")
                .doesNotContain("throttled");
        assertThat(chart(outline))
                .contains(">throttle</text>", "<rect class=\"throttled\"")
                .doesNotContain("oom");
    }

    @Test
    void saysInWordsWhatItShows() {
        assertThat(chart(outline(steady(0.25)), new PlotLine("request now 500m", 0.5, false, true)))
                .contains("<title id=\"cpu-title\">CPU of all pods, 1 Nov to 15 Nov</title>")
                .contains("<desc id=\"cpu-desc\">Usage between 250m and a peak of 250m on 1 Nov 2026 00:05 UTC, median"
                        + " 250m, p95 250m of 4,032 points; request now 500m.</desc>");
    }

    @Test
    void hasATableOfItsDays() {
        var cores = steady(0.2);
        cores[10] = 0.4;
        Arrays.fill(cores, 288, 576, GAP);

        assertThat(SvgChart.table(Charted.CPU, outline(cores)))
                .contains("<tr><th scope=\"row\">1 Nov</th><td>200m</td><td>201m</td><td>400m</td><td>100 %</td></tr>")
                .contains(
                        "<tr><th scope=\"row\">2 Nov</th><td>no data</td><td>no data</td><td>no data</td><td>0 %</td>")
                .containsOnlyOnce("<th scope=\"row\">14 Nov</th>")
                .doesNotContain("15 Nov");
    }

    @Test
    void isWellFormedWithoutStyleOrScriptWhateverNamesSay() throws Exception {
        var hostile = new PlotLine("\"><script>alert(1)</script>&\u202e\u0000", 0.3, false, true);
        var outline = outline(new UsageEvents(from(100, 1), from(100, 1), from(200, 0.5)), steady(0.2));
        var drawn = List.of(
                SvgChart.svg("a\"b", Charted.CPU, outline, List.of(hostile)),
                SvgChart.svg("memory", Charted.MEMORY, Outline.of(UsageHistory.of(TWO_WEEKS, List.of())), List.of()),
                DistributionChart.svg("d", Charted.CPU, outline, List.of(hostile), 0.95),
                Sparkline.svg("s", List.of(OptionalDouble.of(1)), hostile.name(), hostile.name()),
                SvgChart.table(Charted.CPU, outline));

        for (var svg : drawn) {
            assertThat(svg).doesNotContain("<script", "style=", "\u202e", "\u0000", "NaN", "Infinity");
            var document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
            assertThat(document.getElementsByTagName("script").getLength()).isZero();
        }
    }

    /// Three quarters of the points are 0.2 and a quarter is 0.4: p95 is 0.4, within one bucket of 1 %.
    @Test
    void drawsTheDistributionWithTheChosenPercentile() {
        var cores = DoubleStream.concat(
                        Arrays.stream(steady(0.2)).limit(3024),
                        Arrays.stream(steady(0.4)).limit(1008))
                .toArray();

        var svg = DistributionChart.svg(
                "d", Charted.CPU, outline(cores), List.of(new PlotLine("request now 300m", 0.3, false, true)), 0.95);

        assertThat(svg).contains(">p95 400m</text>", ">request now 300m</text>", "4,032 points");
        assertThat(svg.split("<rect class=\"bar\"", -1)).hasSizeBetween(3, 5);
    }

    @Test
    void drawsTheTrendOfRunsWithAHoleWhereOneHasNone() {
        var values = List.of(OptionalDouble.of(2), OptionalDouble.empty(), OptionalDouble.of(4), OptionalDouble.of(3));

        assertThat(Sparkline.svg("s", values, "saving", "2, none, 4, 3"))
                .contains("<path class=\"trend\" d=\"M4.0 24.0M78.7 4.0L116.0 14.0\"/>")
                .contains("<circle class=\"newest\" cx=\"116.0\" cy=\"14.0\" r=\"3.0\"/>");
    }
}
