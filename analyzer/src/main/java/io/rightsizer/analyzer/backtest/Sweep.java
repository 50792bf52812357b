package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.statistics.Samples;
import java.util.List;
import java.util.stream.IntStream;

/// Adds up one frontier while windows come in.
final class Sweep {

    private final String name;
    private final boolean ofMemory;
    private final double[] margins;
    private final Rule rule;
    private final double[] risks;
    private final double[] slacks;
    private int windows;

    private Sweep(String name, boolean ofMemory, double[] margins, Rule rule) {
        this.name = name;
        this.ofMemory = ofMemory;
        this.margins = margins;
        this.rule = rule;
        this.risks = new double[margins.length];
        this.slacks = new double[margins.length];
    }

    /// From what was seen and a margin to a limit of memory or a request of CPU.
    private interface Rule {
        double level(Samples seen, double margin);
    }

    static List<Sweep> all() {
        return List.of(
                new Sweep(
                        "memory: peak × (1 + m)",
                        true,
                        steps(0, 0.05, 20),
                        (seen, margin) -> seen.max() * (1 + margin)),
                new Sweep(
                        "memory: 1.1 × peak + m × (p95 − p25)",
                        true,
                        steps(0, 0.5, 16),
                        (seen, margin) -> 1.1 * seen.max() + margin * (seen.quantile(0.95) - seen.quantile(0.25))),
                new Sweep(
                        "cpu: p95 × (1 + m)",
                        false,
                        steps(0, 0.05, 20),
                        (seen, margin) -> seen.quantile(0.95) * (1 + margin)),
                new Sweep("cpu: quantile m", false, steps(0.90, 0.005, 20), Samples::quantile));
    }

    /// `first` and so many more.
    private static double[] steps(double first, double width, int more) {
        return IntStream.rangeClosed(0, more)
                .mapToDouble(step -> first + step * width)
                .toArray();
    }

    void add(Trial trial, PolicySettings settings) {
        var after = ofMemory ? trial.memory() : trial.cpu();
        var before = ofMemory ? trial.seen().memory() : trial.seen().cpu();
        if (after == null || before.isEmpty()) {
            return;
        }
        windows++;
        for (int index = 0; index < margins.length; index++) {
            var level = Math.max(floor(settings), rule.level(before, margins[index]));
            var above = after.shareAbove(level);
            risks[index] += ofMemory ? Math.ceil(above) : above;
            slacks[index] += Levels.slack(after.granted(level), level);
        }
    }

    private double floor(PolicySettings settings) {
        var memory = settings.floor().memory();
        var cpu = settings.floor().cpu();
        return ofMemory ? (memory == null ? 0 : memory.bytes()) : (cpu == null ? 0 : cpu.cores());
    }

    Frontier frontier() {
        return new Frontier(
                name,
                ofMemory ? "memory" : "cpu",
                IntStream.range(0, windows == 0 ? 0 : margins.length)
                        .mapToObj(index ->
                                new Frontier.Point(margins[index], risks[index] / windows, slacks[index] / windows))
                        .toList());
    }
}
