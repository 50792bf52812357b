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
                ofMemory("memory: peak × (1 + m)", thousandths(0, 50, 20), Sweep::aboveThePeak),
                ofMemory("memory: 1.1 × peak + m × (p95 − p25)", thousandths(0, 500, 16), Sweep::spreadAboveThePeak),
                ofCpu("cpu: p95 × (1 + m)", thousandths(0, 50, 20), Sweep::aboveP95),
                ofCpu("cpu: quantile m", thousandths(900, 5, 20), Samples::quantile));
    }

    private static Sweep ofMemory(String name, double[] margins, Rule rule) {
        return new Sweep(name, true, margins, rule);
    }

    private static Sweep ofCpu(String name, double[] margins, Rule rule) {
        return new Sweep(name, false, margins, rule);
    }

    private static double aboveThePeak(Samples seen, double margin) {
        return seen.max() * (1 + margin);
    }

    private static double spreadAboveThePeak(Samples seen, double margin) {
        return 1.1 * seen.max() + margin * (seen.quantile(0.95) - seen.quantile(0.25));
    }

    private static double aboveP95(Samples seen, double margin) {
        return seen.quantile(0.95) * (1 + margin);
    }

    /// `first` and so many more.
    private static double[] thousandths(int first, int step, int more) {
        return IntStream.rangeClosed(0, more)
                .mapToDouble(index -> (first + index * step) / 1000.0)
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
