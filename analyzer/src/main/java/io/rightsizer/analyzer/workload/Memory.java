package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of memory, never negative, in whole bytes.
public record Memory(long bytes) implements Comparable<Memory> {

    /// No memory at all, which is not the same as an absent request or limit.
    public static final Memory ZERO = new Memory(0);

    private static final String BINARY_SUFFIXES = "KMGTPE";

    public Memory {
        if (bytes < 0) {
            throw new IllegalArgumentException("memory cannot be negative: " + bytes + " bytes");
        }
    }

    public static Memory bytes(long bytes) {
        return new Memory(bytes);
    }

    public static Memory mebibytes(long mebibytes) {
        return new Memory(Math.multiplyExact(mebibytes, 1L << 20));
    }

    /// Reads `512Mi`, `1G` or `1e9`; fractions of a byte are rounded up.
    public static Memory parse(String quantity) {
        return ceil(Quantity.parse(quantity));
    }

    /// The smallest amount that holds `bytes`; refuses NaN, infinities and negative numbers.
    public static Memory ceilOfBytes(double bytes) {
        if (!Double.isFinite(bytes) || bytes < 0) {
            throw new IllegalArgumentException("not an amount of memory: " + bytes + " bytes");
        }
        return ceil(BigDecimal.valueOf(bytes));
    }

    private static Memory ceil(BigDecimal bytes) {
        return new Memory(bytes.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    public Memory plus(Memory other) {
        return new Memory(Math.addExact(bytes, other.bytes));
    }

    /// The next multiple of `step` at or above this amount.
    public Memory roundedUpTo(Memory step) {
        return step.bytes <= 1 ? this : new Memory(Math.ceilDiv(bytes, step.bytes) * step.bytes);
    }

    public static Memory max(Memory left, Memory right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    public static Memory min(Memory left, Memory right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    @Override
    public int compareTo(Memory other) {
        return Long.compare(bytes, other.bytes);
    }

    /// The canonical quantity: the largest binary suffix that divides the amount, `512Mi`, `2Gi`, else plain bytes.
    @Override
    public String toString() {
        var amount = bytes;
        var suffix = -1;
        while (amount != 0 && amount % 1024 == 0 && suffix < BINARY_SUFFIXES.length() - 1) {
            amount /= 1024;
            suffix++;
        }
        return suffix < 0 ? Long.toString(amount) : amount + BINARY_SUFFIXES.substring(suffix, suffix + 1) + "i";
    }
}
