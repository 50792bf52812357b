package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How amounts and spans read in sentences.
final class Wording {

    private static final Memory MEBIBYTE = Memory.mebibytes(1);
    private static final double TEN_GIBIBYTES = 10.0 * (1L << 30);

    private static final DateTimeFormatter MINUTE = utc("uuuu-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter HOUR = utc("HH:mm 'UTC'");
    private static final DateTimeFormatter WEEK_HOUR = utc("EEEE HH:mm 'UTC'");

    private Wording() {}

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /// A quantity to set; memory in whole mebibytes, rounded up, where the exact amount would be a long row of digits.
    static String of(Comparable<?> amount) {
        return amount instanceof Memory memory ? memory.roundedUpTo(MEBIBYTE).toString() : amount.toString();
    }

    /// `request 250m, no limit`.
    static String of(Ask<?> ask) {
        var request = ask.request() == null ? "no request" : "request " + of(ask.request());
        return request + ", " + (ask.limit() == null ? "no limit" : "limit " + of(ask.limit()));
    }

    /// A number on its way through a formula, not an amount to set: `411.6Mi`, `12.25Gi`.
    static String bytes(double bytes) {
        return bytes < TEN_GIBIBYTES ? plain(bytes / (1L << 20), 1) + "Mi" : plain(bytes / (1L << 30), 2) + "Gi";
    }

    /// `239.4m`, `2.5` cores.
    static String cores(double cores) {
        return cores < 1 ? plain(cores * 1000, 1) + "m" : plain(cores, 3);
    }

    /// At most `digits` decimals, without trailing zeros.
    static String plain(double number, int digits) {
        var text = String.format(Locale.ROOT, "%." + digits + "f", number);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /// A margin as it is multiplied: `1.10`.
    static String factor(double factor) {
        return String.format(Locale.ROOT, "%.2f", factor);
    }

    static String percent(double share) {
        return plain(share * 100, 1) + " %";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `2026-11-18 13:05 UTC`.
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /// `03:00 UTC`, of any day.
    static String hour(Instant time) {
        return HOUR.format(time);
    }

    /// `Wednesday 03:00 UTC`.
    static String weekHour(Instant time) {
        return WEEK_HOUR.format(time);
    }

    /// The largest unit of which there are at least two.
    static String span(Duration span) {
        var hours = span.toMinutes() / 60.0;
        if (hours >= 48) {
            return Math.round(hours / 24) + " days";
        }
        return hours >= 2 ? Math.round(hours) + " hours" : span.toMinutes() + " minutes";
    }
}
