package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.recommendation.Policies;
import io.rightsizer.analyzer.recommendation.Policy;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A replay in progress. Containers are added one by one as they are collected; nothing of their history is kept.
///
/// Policies see nothing of what is set today: it was set later than most of the origins.
public final class Backtest {

    private final BacktestPlan plan;
    private final List<Policy> policies;
    private final Map<String, Chooser> choosers;
    private final List<Window> windows = new ArrayList<>();
    private final List<Sweep> sweeps = Sweep.all();
    private long stepMillis = HistoryWindow.DEFAULT_STEP.toMillis();
    private int containers;
    private int fresh;

    private Backtest(BacktestPlan plan, Map<String, Chooser> choosers) {
        this.plan = plan;
        this.policies = plan.policies().stream().map(Policies::withoutMinimum).toList();
        this.choosers = Map.copyOf(choosers);
    }

    /// A replay in which the first of several alternatives counts.
    ///
    /// @throws IllegalArgumentException when the plan names an unknown policy
    public static Backtest of(BacktestPlan plan) {
        return of(plan, Map.of());
    }

    /// @param choosers by name of the policy whose alternatives they choose from
    public static Backtest of(BacktestPlan plan, Map<String, Chooser> choosers) {
        return new Backtest(plan, choosers);
    }

    /// Fits and judges every policy at every origin of the container's window.
    public void add(Collected.Observed observed) {
        var history = observed.history();
        stepMillis = history.window().stepMillis();
        var before = windows.size();
        for (var origin : origins(history.window())) {
            var trial = Trial.of(
                    history.between(origin.minus(plan.fit()), origin),
                    history.between(origin, origin.plus(plan.test())));
            learn(observed, origin);
            if (trial.isJudged()) {
                windows.add(judged(observed, origin, trial));
            }
        }
        if (windows.size() > before) {
            containers++;
        } else {
            fresh++;
        }
    }

    /// Every `test` back from the end of the window, oldest first, as long as there is a whole `fit` before it; the
    /// first step of a window may be cut.
    private List<Instant> origins(HistoryWindow window) {
        var earliest = window.from().plus(plan.fit()).minus(window.step());
        return Stream.iterate(
                        window.to().minus(plan.test()),
                        origin -> !origin.isBefore(earliest),
                        origin -> origin.minus(plan.test()))
                .sorted()
                .toList();
    }

    private Window judged(Collected.Observed observed, Instant origin, Trial trial) {
        sweeps.forEach(sweep -> sweep.add(trial, plan.settings()));
        return new Window(
                observed.workload(),
                observed.container(),
                origin,
                Window.Used.of(trial.memory()),
                Window.Used.of(trial.cpu()),
                policies.stream()
                        .map(policy -> trial.outcomes(policy, Resources.NONE, plan.settings()))
                        .toList());
    }

    private void learn(Collected.Observed observed, Instant origin) {
        if (choosers.isEmpty()) {
            return;
        }
        var inner = inner(observed.history(), origin);
        if (inner.isJudged()) {
            policies.stream()
                    .filter(policy -> choosers.containsKey(policy.name()))
                    .forEach(policy -> chooser(policy)
                            .learn(
                                    origin,
                                    observed.workload(),
                                    observed.container(),
                                    inner.outcomes(policy, Resources.NONE, plan.settings())));
        }
    }

    /// The same in small before `origin`: fit and test in their proportion.
    private Trial inner(UsageHistory history, Instant origin) {
        var fit = plan.fit().toMillis();
        var learned = Duration.ofMillis(fit * fit / (fit + plan.test().toMillis()));
        var start = origin.minus(plan.fit());
        return Trial.of(history.between(start, start.plus(learned)), history.between(start.plus(learned), origin));
    }

    private Chooser chooser(Policy policy) {
        return choosers.getOrDefault(policy.name(), Chooser.FIRST);
    }

    /// What was found so far.
    public BacktestReport report() {
        var tally = new Tally(policies.stream().map(this::chooser).toList(), baseline(), plan.test(), stepMillis);
        windows.forEach(tally::add);
        var resamples = tally.resamples();
        var scorings = IntStream.range(0, policies.size())
                .mapToObj(policy -> new Scoring(resamples, Tally.firstColumn(policy)))
                .toList();
        return new BacktestReport(
                plan,
                List.copyOf(windows.stream().map(Window::origin).collect(Collectors.toCollection(TreeSet::new))),
                containers,
                fresh,
                windows.size(),
                named((policy, name) -> scorings.get(policy).score(name)),
                named((policy, name) -> scorings.get(policy).versus(name, plan.baseline())).stream()
                        .filter(versus -> !versus.policy().equals(plan.baseline()))
                        .toList(),
                sweeps.stream().map(Sweep::frontier).toList());
    }

    private <T> List<T> named(BiFunction<Integer, String, T> row) {
        return IntStream.range(0, policies.size())
                .mapToObj(policy -> row.apply(policy, policies.get(policy).name()))
                .toList();
    }

    private int baseline() {
        return plan.policies().indexOf(plan.baseline());
    }
}
