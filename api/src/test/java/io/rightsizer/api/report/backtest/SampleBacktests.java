package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.BacktestPlan;
import io.rightsizer.analyzer.backtest.BacktestReport;
import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.analyzer.backtest.Frontier;
import io.rightsizer.analyzer.backtest.Score;
import io.rightsizer.analyzer.backtest.Versus;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Backtests as a replay could have found them.
final class SampleBacktests {

    private static final Instant END = Instant.parse("2026-11-15T00:00:00Z");
    private static final CollectionReport COMPLETE = new CollectionReport(true, List.of(), 12, "remote read");

    private SampleBacktests() {}

    /// `split` against `krr-simple`, with one line a resource.
    static BacktestRun two() {
        return of("usage.csv", List.of(krr(), split("split")), List.of(versus("split")), frontiers());
    }

    /// A source and a policy that would run, break out or hide if they could.
    static BacktestRun hostile() {
        return of(
                "</title><script>alert(1)</script>.csv",
                List.of(krr(), split("=1+1,\"<b onload='x'>")),
                List.of(versus("=1+1,\"<b onload='x'>")),
                List.of(new Frontier("memory: <img src=x>", "memory", line())));
    }

    static BacktestRun nothingJudged() {
        var report = new BacktestReport(
                plan(List.of("split", "krr-simple")), List.of(), 0, 3, 0, List.of(), List.of(), List.of());
        return new BacktestRun("usage.csv", window(), 0, 0, COMPLETE, report);
    }

    static BacktestRun partlyRead() {
        var warned =
                new CollectionReport(false, List.of("prod-eu answered 503 to 1 of 12 requests"), 12, "remote read");
        return new BacktestRun("prod-eu", window(), 2, 4, warned, two().report());
    }

    private static BacktestRun of(String source, List<Score> scores, List<Versus> versus, List<Frontier> frontiers) {
        var origins = List.of(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-08T00:00:00Z"));
        var names = scores.stream().map(Score::policy).toList();
        var report = new BacktestReport(plan(names), origins, 199, 1, 397, scores, versus, frontiers);
        return new BacktestRun(source, window(), 0, 0, COMPLETE, report);
    }

    private static BacktestPlan plan(List<String> policies) {
        return new BacktestPlan(
                Duration.ofDays(14), Duration.ofDays(7), policies, "krr-simple", PolicySettings.DEFAULTS);
    }

    private static HistoryWindow window() {
        return HistoryWindow.endingAt(END, Duration.ofDays(28));
    }

    private static Score krr() {
        return score("krr-simple", near(0.088), near(0.066), near(0.25));
    }

    private static Score split(String name) {
        return score(name, new Estimate(0.015, 0.005, 0.028), new Estimate(0.019, 0.012, 0.027), near(0.13));
    }

    private static Score score(String policy, Estimate violations, Estimate cpuAbove, Estimate slack) {
        return new Score(
                policy,
                397,
                violations,
                new Estimate(2.3, 1, 4.5),
                near(0.001),
                cpuAbove,
                near(0.04),
                near(0.2),
                near(0),
                slack,
                near(0.4),
                new Estimate(0.8, 0.75, 0.85),
                0.4,
                0.6,
                near(0.138),
                near(0.3),
                1234.5,
                4.31898624E8,
                8.5e8,
                2e8,
                near(0.05),
                0,
                0);
    }

    private static Estimate near(double value) {
        return new Estimate(value, value / 2, value * 2);
    }

    private static Versus versus(String policy) {
        return new Versus(
                policy,
                "krr-simple",
                new Estimate(-0.073, -0.1, -0.05),
                new Estimate(-0.15, -0.2, -0.1),
                new Estimate(0.13, 0.1, 0.16),
                new Estimate(0.87, 0.8, 0.95),
                true);
    }

    private static List<Frontier> frontiers() {
        return List.of(
                new Frontier("memory: peak × (1 + m)", "memory", line()),
                new Frontier(
                        "cpu: p95 × (1 + m)",
                        "cpu",
                        List.of(new Frontier.Point(0, 0.1, 0.2), new Frontier.Point(1, 0.01, 0.4))));
    }

    private static List<Frontier.Point> line() {
        return List.of(
                new Frontier.Point(0, 0.2, 0.1),
                new Frontier.Point(0.1, 0.1, 0.7),
                new Frontier.Point(0.2, 0.01, 0.82));
    }

    static String written(BacktestRun run, BacktestFormat format, int columns) throws IOException {
        var out = new StringWriter();
        format.write(run, out, TableStyle.plain(columns));
        return out.toString();
    }
}
