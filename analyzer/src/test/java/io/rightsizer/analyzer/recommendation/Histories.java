package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// Usage made up for tests: two weeks on a grid of five minutes, 4032 points.
final class Histories {

    static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    static final HistoryWindow WINDOW = HistoryWindow.endingAt(NOW, Duration.ofDays(14));
    static final int POINTS = 4032;
    static final int POINTS_A_DAY = 288;
    static final double MEBIBYTE = 1L << 20;

    private Histories() {}

    static UsageHistory of(PodUsage... pods) {
        return UsageHistory.of(WINDOW, List.of(pods));
    }

    /// One pod with the same usage at every point.
    static UsageHistory steady(double cores, double mebibytes) {
        return of(pod("web-1", constant(POINTS, cores), constant(POINTS, mebibytes)));
    }

    /// A pod whose last point is the end of the window.
    static PodUsage pod(String name, double[] cores, double[] mebibytes) {
        return podEndingAt(NOW, name, cores, mebibytes);
    }

    static PodUsage podEndingAt(Instant end, String name, double[] cores, double[] mebibytes) {
        var bytes = Arrays.stream(mebibytes).map(value -> value * MEBIBYTE).toArray();
        var burst = Arrays.stream(cores).filter(value -> value >= 0).max().orElse(0);
        return new PodUsage(name, series(end, cores), series(end, bytes), burst, cores.length, bytes.length);
    }

    private static UsageSeries series(Instant end, double[] values) {
        var step = WINDOW.stepMillis();
        return UsageSeries.of(end.toEpochMilli() - (values.length - 1) * step, step, values);
    }

    static double[] constant(int points, double value) {
        var values = new double[points];
        Arrays.fill(values, value);
        return values;
    }

    /// Fourteen days, each with one level.
    static double[] days(IntToDoubleFunction level) {
        return IntStream.range(0, POINTS)
                .mapToDouble(index -> level.applyAsDouble(index / POINTS_A_DAY))
                .toArray();
    }

    /// `first`, `first + step` and so on.
    static double[] ramp(int points, double first, double step) {
        return IntStream.range(0, points)
                .mapToDouble(index -> first + index * step)
                .toArray();
    }

    /// Some pods of different age with spiky usage: about a core and a few hundred mebibytes.
    static List<PodUsage> random(long seed) {
        var random = new Random(seed);
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(index -> {
                    var points = 200 + random.nextInt(POINTS - 200);
                    return pod("web-" + index, spiky(random, points, 1), spiky(random, points, 400));
                })
                .toList();
    }

    /// One pod that is spiky for the whole two weeks.
    static PodUsage spiky(String name, long seed) {
        var random = new Random(seed);
        return pod(name, spiky(random, POINTS, 1), spiky(random, POINTS, 400));
    }

    private static double[] spiky(Random random, int points, double level) {
        return IntStream.range(0, points)
                .mapToDouble(_ -> level * Math.exp(random.nextGaussian() / 2))
                .toArray();
    }
}
