package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.analyzer.backtest.Versus;
import java.util.function.Function;

/// The figures a person compares policies by: what table and page show.
enum Shown {
    VIOLATIONS(
            "V %",
            "share of windows in which a container used more memory than its limit, with its 95 % interval",
            row -> Percent.withInterval(row.score().memoryViolations())),
    EVENTS(
            "EVENTS",
            "times memory went above the limit, per 100 weeks of a container",
            row -> Percent.of(row.score().oomEvents().value() / 100)),
    PRESSURE(
            "MEM %",
            "share of time in which memory was above its request, so that the pod may be evicted first",
            row -> Percent.of(row.score().memoryPressure().value())),
    CPU_ABOVE(
            "CPU %",
            "share of time in which CPU was above its request",
            row -> Percent.of(row.score().cpuAbove().value())),
    IDLE(
            "IDLE",
            "memory requested but not used, against the baseline in per cent, with its 95 % interval",
            row -> against(row, Versus::idle, Percent::changeWithInterval)),
    CORES(
            "CORES",
            "CPU requested, against the baseline in per cent",
            row -> against(row, Versus::cores, cores -> Percent.change(cores.value()))),
    LIMITS(
            "LIMITS",
            "memory limits, against the baseline in per cent",
            row -> against(row, Versus::limits, limits -> Percent.change(limits.value()))),
    SLACK("SLACK %", "unused part of the CPU request / memory request / memory limit", Shown::slack),
    CHURN(
            "CHURN",
            "change of the requests from one origin to the next, in per cent",
            row -> Percent.of(row.score().churn().value()));

    private final String title;
    private final String meaning;
    private final Function<Row, String> cell;

    Shown(String title, String meaning, Function<Row, String> cell) {
        this.title = title;
        this.meaning = meaning;
        this.cell = cell;
    }

    String title() {
        return title;
    }

    String meaning() {
        return meaning;
    }

    String of(Row row) {
        return cell.apply(row);
    }

    /// Empty for the baseline, which is not compared with itself.
    private static String against(Row row, Function<Versus, Estimate> figure, Function<Estimate, String> form) {
        return row.versus().map(figure).map(form).orElse("");
    }

    private static String slack(Row row) {
        var score = row.score();
        return whole(score.cpuSlack()) + "/" + whole(score.memorySlack()) + "/" + whole(score.memoryLimitSlack());
    }

    private static String whole(Estimate share) {
        return Percent.whole(share.value());
    }
}
