package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What comes back in the usage of one resource.
record Rhythm(@Nullable WeeklyPeak weekly, @Nullable DailyPeak daily) {

    static final Rhythm NONE = new Rhythm(null, null);

    List<RecurringPeak> peaks() {
        return Stream.of(Optional.<RecurringPeak>ofNullable(weekly), Optional.<RecurringPeak>ofNullable(daily))
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether a level is no more than what comes back anyway.
    boolean explains(LevelShift shift) {
        return weekly != null && weekly.explains(shift);
    }
}
