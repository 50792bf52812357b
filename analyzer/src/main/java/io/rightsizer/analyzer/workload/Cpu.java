package io.rightsizer.analyzer.workload;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An amount of CPU, never negative, in whole millicores: the finest step Kubernetes accepts.
public record Cpu(long millicores) implements Comparable<Cpu> {

    /// No CPU at all, which is not the same as an absent request or limit.
    public static final Cpu ZERO = new Cpu(0);

    public Cpu {
        if (millicores < 0) {
            throw new IllegalArgumentException("CPU cannot be negative: " + millicores + "m");
        }
    }

    public static Cpu millicores(long millicores) {
        return new Cpu(millicores);
    }

    /// Reads `250m`, `0.25` or `2`; fractions of a millicore are rounded up, as the API server does.
    public static Cpu parse(String quantity) {
        return ceil(Quantity.parse(quantity));
    }

    /// The smallest amount that holds `cores`; refuses NaN, infinities and negative numbers.
    public static Cpu ceilOfCores(double cores) {
        if (!Double.isFinite(cores) || cores < 0) {
            throw new IllegalArgumentException("not an amount of CPU: " + cores + " cores");
        }
        return ceil(BigDecimal.valueOf(cores));
    }

    private static Cpu ceil(BigDecimal cores) {
        return new Cpu(cores.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    public double cores() {
        return millicores / 1000.0;
    }

    public Cpu plus(Cpu other) {
        return new Cpu(Math.addExact(millicores, other.millicores));
    }

    /// The next multiple of `step` at or above this amount.
    public Cpu roundedUpTo(Cpu step) {
        return step.millicores <= 1 ? this : new Cpu(Math.ceilDiv(millicores, step.millicores) * step.millicores);
    }

    public static Cpu max(Cpu left, Cpu right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    public static Cpu min(Cpu left, Cpu right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(millicores, other.millicores);
    }

    /// The canonical quantity: `250m`, `2`.
    @Override
    public String toString() {
        return millicores % 1000 == 0 ? Long.toString(millicores / 1000) : millicores + "m";
    }
}
