package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.statistics.MannKendall;
import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.statistics.TheilSen;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Memory that only ever grows. The daily maxima must rise (Mann-Kendall, p below 0.01, ten days or more), and at that
/// slope (Theil-Sen) a week must add over 5 % of the peak; both halves must rise, which a single step does not.
/// Where pods are replaced before it shows, the same is asked of the lives of single pods.
///
/// @param perDay bytes a day
/// @param growth bytes to expect in the next week, at most once the peak
/// @param pods how many pods' lives it was seen in; 0 when it was seen in the days of the window
/// @param span how long the days or, in the middle, the lives are
record Leak(double perDay, double growth, int pods, Duration span) {

    private static final double HORIZON_DAYS = 7;
    private static final double LEAST_GROWTH = 0.05;
    private static final double P_VALUE = 0.01;
    private static final int LEAST_VALUES = 10;
    private static final double STEADY = 0.25;

    private static final int PARTS_OF_A_LIFE = 12;
    private static final int LEAST_PODS = 3;
    private static final double MOST_PODS = 0.8;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    static @Nullable Leak in(DayLevels days, List<UsageSeries> memory, double peak) {
        if (rises(days)) {
            var span = Duration.ofDays((long) (days.day()[days.count() - 1] - days.day()[0]) + 1);
            return of(slope(days), peak, 0, span);
        }
        return acrossLives(memory, peak);
    }

    private static @Nullable Leak of(double perDay, double peak, int pods, Duration span) {
        var growth = Math.min(perDay * HORIZON_DAYS, peak);
        return growth > LEAST_GROWTH * peak ? new Leak(perDay, growth, pods, span) : null;
    }

    private static boolean rises(DayLevels levels) {
        if (levels.count() < LEAST_VALUES) {
            return false;
        }
        var trend = MannKendall.of(levels.level());
        return trend.s() > 0 && trend.pValue() < P_VALUE && risesAllAlong(levels);
    }

    private static boolean risesAllAlong(DayLevels levels) {
        var least = STEADY * slope(levels);
        var half = levels.count() / 2;
        return slope(levels.range(0, half)) > least && slope(levels.from(half)) > least;
    }

    private static double slope(DayLevels levels) {
        return TheilSen.of(levels.day(), levels.level()).slope();
    }

    private static @Nullable Leak acrossLives(List<UsageSeries> memory, double peak) {
        var grown = memory.stream()
                .filter(pod -> pod.length() * pod.stepMillis() >= DAY_MILLIS)
                .toList();
        if (grown.size() < LEAST_PODS) {
            return null;
        }
        var lives = grown.stream()
                .map(Leak::life)
                .filter(life -> life.count() >= LEAST_VALUES)
                .toList();
        var rising = lives.stream().filter(Leak::rises).count();
        if (rising < LEAST_PODS || rising < MOST_PODS * lives.size()) {
            return null;
        }
        var slopes = lives.stream().mapToDouble(Leak::slope).toArray();
        var spans = lives.stream()
                .mapToDouble(life -> (life.day()[1] - life.day()[0]) * PARTS_OF_A_LIFE)
                .toArray();
        return of(Samples.median(slopes), peak, lives.size(), Duration.ofHours(Math.round(Samples.median(spans) * 24)));
    }

    /// The maxima of twelve equal parts of a pod's life, in days since it began.
    private static DayLevels life(UsageSeries pod) {
        var levels = new double[PARTS_OF_A_LIFE];
        var days = new double[PARTS_OF_A_LIFE];
        var partDays = (double) pod.length() * pod.stepMillis() / PARTS_OF_A_LIFE / DAY_MILLIS;
        Arrays.setAll(days, part -> part * partDays);
        Arrays.fill(levels, Double.NaN);
        for (int index = 0; index < pod.length(); index++) {
            var part = (int) ((long) index * PARTS_OF_A_LIFE / pod.length());
            if (Seen.isPossible(pod.valueAt(index)) && !(levels[part] >= pod.valueAt(index))) {
                levels[part] = pod.valueAt(index);
            }
        }
        return new DayLevels(days, levels).known();
    }
}
