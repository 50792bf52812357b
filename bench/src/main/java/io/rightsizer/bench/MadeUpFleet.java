package io.rightsizer.bench;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Containers of one pod each, four weeks at five minutes: a level of its own, a daily wave and bursts. Noise is drawn
/// once and read from a place of each series' own, so that making usage up costs little beside judging it.
final class MadeUpFleet {

    private static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2026-11-21T00:00:00Z"), Duration.ofDays(28));
    private static final int POINTS_A_DAY = 288;
    private static final int NOISE = 1 << 16;

    private final double[] noise = noise(new Random(42));

    private static double[] noise(RandomGenerator random) {
        var noise = new double[NOISE];
        Arrays.setAll(noise, _ -> Math.exp(random.nextGaussian() / 3));
        return noise;
    }

    Collected.Observed container(int number) {
        var random = new Random(number);
        var container = Container.of("app", ContainerType.APP, Resources.NONE);
        var id = new WorkloadId("", "shop-" + number % 50, WorkloadKind.DEPLOYMENT, "web-" + number);
        var cpu = series(random, Math.exp(random.nextGaussian()) / 5);
        var memory = series(random, Math.exp(random.nextGaussian()) * (256L << 20));
        var pod = new PodUsage("web-" + number + "-0", cpu, memory, 0, cpu.length(), memory.length());
        return new Collected.Observed(
                Workload.of(id, 1, List.of(container)), container, UsageHistory.of(WINDOW, List.of(pod)));
    }

    private UsageSeries series(RandomGenerator random, double level) {
        var wave = random.nextDouble() / 2;
        var start = random.nextInt(NOISE);
        var values = new double[WINDOW.points()];
        for (int point = 0; point < values.length; point++) {
            var hour = (double) (point % POINTS_A_DAY) / POINTS_A_DAY;
            values[point] = level * (1 + wave * Math.abs(2 * hour - 1)) * noise[(start + point) % NOISE];
        }
        return UsageSeries.of(WINDOW.firstPoint(), WINDOW.stepMillis(), values);
    }
}
