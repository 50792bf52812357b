package io.rightsizer.api.config;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Durations as people write them next to Prometheus: `14d`, `36h`, `1h30m`, `500ms`.
public final class Durations {

    private static final Pattern NOTATION = Pattern.compile(
            "(?:(\\d{1,9})w)?(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?" + "(?:(\\d{1,9})ms)?");

    private static final List<Unit> UNITS = List.of(
            new Unit("w", Duration.ofDays(7)),
            new Unit("d", Duration.ofDays(1)),
            new Unit("h", Duration.ofHours(1)),
            new Unit("m", Duration.ofMinutes(1)),
            new Unit("s", Duration.ofSeconds(1)),
            new Unit("ms", Duration.ofMillis(1)));

    private Durations() {}

    public static Duration parse(String text) {
        var matcher = NOTATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write it like 14d, 36h or 5m");
        }
        var sum = Duration.ZERO;
        for (int index = 0; index < UNITS.size(); index++) {
            var amount = matcher.group(index + 1);
            sum = amount == null ? sum : sum.plus(UNITS.get(index).length().multipliedBy(Long.parseLong(amount)));
        }
        return sum;
    }

    /// The amount in the largest unit up to a day that holds it exactly, so that [#parse] gives it back: `14d`, `36h`.
    /// Anything below a millisecond is dropped.
    public static String print(Duration duration) {
        if (duration.toMillis() == 0) {
            return "0s";
        }
        var unit = UNITS.stream()
                .skip(1)
                .filter(candidate -> duration.toMillis() % candidate.length().toMillis() == 0)
                .findFirst()
                .orElseThrow();
        return duration.toMillis() / unit.length().toMillis() + unit.suffix();
    }

    private record Unit(String suffix, Duration length) {}
}
