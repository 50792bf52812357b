package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Amounts for people: short, in the unit one would say. Never for files another program reads.
public final class Spoken {

    /// Stands where nothing is set.
    static final String NONE = "-";

    private static final String[] BINARY_UNITS = {"", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};
    private static final double TEN_GIBIBYTES = 10.0 * (1L << 30);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Spoken() {}

    static String cpu(@Nullable Cpu cpu) {
        return cpu == null ? NONE : cpu.toString();
    }

    /// Exact where that is short, as in `512Mi`; else three digits of the largest unit, as in `476Mi` for `500M`.
    static String memory(@Nullable Memory memory) {
        if (memory == null) {
            return NONE;
        }
        var exact = memory.toString();
        return exact.length() <= 6 ? exact : bytes((double) memory.bytes());
    }

    public static String cores(double cores) {
        return cores < 10 ? Cpu.ceilOfCores(Math.rint(cores * 1000) / 1000).toString() : threeDigits(cores);
    }

    /// As a count, for sums: `8.58`, `1,204`.
    public static String coreCount(double cores) {
        return cores < 1000 ? threeDigits(cores) : String.format(Locale.ROOT, "%,.0f", cores);
    }

    /// ` (16 % less)`; nothing where the one stays or comes from nothing.
    public static String change(long now, long after) {
        if (now == 0 || now == after) {
            return "";
        }
        return " (" + percent((double) Math.abs(after - now) / now) + (after < now ? " less)" : " more)");
    }

    /// Usage, in the unit requests are mostly written in: `1669Mi`.
    static String usedBytes(double bytes) {
        return bytes < TEN_GIBIBYTES ? threeDigits(bytes / (1L << 20)) + "Mi" : bytes(bytes);
    }

    public static String bytes(double bytes) {
        var unit = 0;
        var amount = bytes;
        while (amount >= 1024 && unit < BINARY_UNITS.length - 1) {
            amount /= 1024;
            unit++;
        }
        return threeDigits(amount) + BINARY_UNITS[unit];
    }

    private static String threeDigits(double value) {
        var exact = BigDecimal.valueOf(value);
        var rounded = value >= 100 ? exact.setScale(0, RoundingMode.HALF_EVEN) : exact.round(new MathContext(3));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    public static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(share < 0.1 ? 1 : 0, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    public static String moment(Instant moment) {
        return MINUTE.format(moment);
    }

    public static String day(Instant moment) {
        return DAY.format(moment);
    }

    public static String hour(Instant moment) {
        return HOUR.format(moment);
    }

    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    public static String firstSentence(String text) {
        var end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    /// `46 discovered = 30 recommended + 10 unchanged + 5 skipped + 1 failed`.
    public static String accounting(Accounting count) {
        return count.discovered() + " discovered = " + count.recommended() + " recommended + " + count.unchanged()
                + " unchanged + " + count.skipped() + " skipped + " + count.failed() + " failed";
    }

    public static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
