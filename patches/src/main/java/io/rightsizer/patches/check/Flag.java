package io.rightsizer.patches.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A flag that sizes memory, as it is written, with its value.
///
/// @param written `-Xmx2g`
/// @param value `2g`
record Flag(String written, String value) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([A-Za-z]{0,3})");
    private static final long KIBI = 1024;

    /// The last one counts, as it does for every process that reads these flags.
    ///
    /// @param pattern with the value in its first group
    static Optional<Flag> last(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .reduce((earlier, later) -> later)
                .map(found -> new Flag(Tree.quoted(found.group()), found.group(1)));
    }

    /// The last one of the last text that has any.
    static Optional<Flag> last(Pattern pattern, List<String> texts) {
        return texts.stream().flatMap(text -> last(pattern, text).stream()).reduce((earlier, later) -> later);
    }

    /// Bytes as a JVM reads them: `512m`, `2g`.
    Optional<Amount> ofJvm() {
        return bytes(
                Map.of("", 1L, "k", KIBI, "m", KIBI * KIBI, "g", KIBI * KIBI * KIBI, "t", KIBI * KIBI * KIBI * KIBI));
    }

    /// Bytes as Go reads them: `512MiB`.
    Optional<Amount> ofGo() {
        return bytes(Map.of(
                "",
                1L,
                "b",
                1L,
                "kib",
                KIBI,
                "mib",
                KIBI * KIBI,
                "gib",
                KIBI * KIBI * KIBI,
                "tib",
                KIBI * KIBI * KIBI * KIBI));
    }

    /// Mebibytes, as V8 reads them.
    Optional<Amount> ofV8() {
        return bytes(Map.of("", KIBI * KIBI));
    }

    /// Blocks of 8 kB, or an amount in binary units (<https://www.postgresql.org/docs/current/config-setting.html>).
    Optional<Amount> ofPostgres() {
        return bytes(Map.of(
                "", 8 * KIBI,
                "b", 1L,
                "kb", KIBI,
                "mb", KIBI * KIBI,
                "gb", KIBI * KIBI * KIBI,
                "tb", KIBI * KIBI * KIBI * KIBI));
    }

    /// Per cent, over 0 and up to 100.
    Optional<BigDecimal> ofPercent() {
        if (!value.matches("\\d{1,3}(?:\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        var percent = new BigDecimal(value);
        return percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0
                ? Optional.of(percent)
                : Optional.empty();
    }

    private Optional<Amount> bytes(Map<String, Long> units) {
        var size = SIZE.matcher(value);
        return size.matches() ? bytes(size.toMatchResult(), units) : Optional.empty();
    }

    private static Optional<Amount> bytes(MatchResult size, Map<String, Long> units) {
        var unit = units.get(size.group(2).toLowerCase(Locale.ROOT));
        return unit == null
                ? Optional.empty()
                : Optional.of(new Amount("memory", Long.parseLong(size.group(1))).times(unit));
    }
}
