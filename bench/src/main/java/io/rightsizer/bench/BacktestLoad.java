package io.rightsizer.bench;

import io.rightsizer.analyzer.backtest.Backtest;
import io.rightsizer.analyzer.backtest.BacktestPlan;
import io.rightsizer.analyzer.backtest.Calibration;
import io.rightsizer.analyzer.backtest.RiskAims;
import io.rightsizer.analyzer.recommendation.CalibratedPolicy;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Replays a made-up fleet through the default policy, its margins chosen at every origin, and its peers.
/// What counts is processor seconds, those of the collector and the compiler included, without those that
/// make up the fleet.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "CPU seconds and heap of a backtest over a made-up fleet, four weeks at five minutes.")
final class BacktestLoad implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Option(names = "--containers", defaultValue = "10847", description = "single-pod containers (${DEFAULT-VALUE})")
    private int containers;

    @Option(
            names = "--policies",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "calibrated,split,peak,krr-simple,krr-simple-limit,vpa,vpa-upper,goldilocks-burstable,crane,"
                    + "kubecost,cast,autopilot-window",
            description = "policies to replay (${DEFAULT-VALUE})")
    private List<String> policies = List.of();

    private BacktestLoad() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BacktestLoad()).execute(arguments));
    }

    @Override
    public Integer call() {
        var fit = Duration.ofDays(14);
        var plan = new BacktestPlan(fit, Duration.ofDays(7), policies, policies.getFirst(), PolicySettings.DEFAULTS);
        var backtest = Backtest.of(plan, Map.of(CalibratedPolicy.NAME, new Calibration(RiskAims.DEFAULTS, fit)));
        var making = replay(backtest);
        var beforeReport = processNanos();
        var report = backtest.report();
        var spent = processNanos() - making;
        System.out.printf(
                Locale.ROOT,
                "%,d windows, %d policies: %.1f CPU s (%.1f of them the report), %.0f containers/s, heap peak %d MiB of %d%n",
                report.windows(),
                policies.size(),
                spent / NANOS,
                (processNanos() - beforeReport) / NANOS,
                containers / (spent / NANOS),
                heapPeak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        return 0;
    }

    /// Nanoseconds of this thread that went into making up the fleet.
    private long replay(Backtest backtest) {
        var fleet = new MadeUpFleet();
        var making = 0L;
        for (int container = 0; container < containers; container++) {
            var start = threadNanos();
            var observed = fleet.container(container);
            making += threadNanos() - start;
            backtest.add(observed);
        }
        return making;
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long processNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static long heapPeak() {
        return heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
