package io.rightsizer.api.report.chart;

import io.rightsizer.api.report.Spoken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Where the axis of time is labelled: at round hours or days of UTC.
record TimeTicks(Instant from, Instant to, Duration step) {

    private static final List<Duration> STEPS = List.of(
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(28));

    static TimeTicks of(Instant from, Instant to, int most) {
        var least = Duration.between(from, to).dividedBy(most);
        var step = STEPS.stream().filter(one -> one.compareTo(least) >= 0).findFirst();
        return new TimeTicks(from, to, step.orElse(STEPS.getLast()));
    }

    Stream<Instant> moments() {
        var millis = step.toMillis();
        var first = Math.ceilDiv(from.toEpochMilli(), millis) * millis;
        return Stream.iterate(Instant.ofEpochMilli(first), moment -> !moment.isAfter(to), moment -> moment.plus(step));
    }

    String label(Instant moment) {
        return step.compareTo(Duration.ofDays(1)) < 0 ? Spoken.hour(moment) : Spoken.day(moment);
    }
}
