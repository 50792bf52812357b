package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An amount of CPU or memory. Sums stop at the largest number rather than overflow: no quota and no node holds it.
///
/// @param resource `cpu` or `memory`
/// @param units millicores or bytes
record Amount(String resource, long units) implements Comparable<Amount> {

    private static final String CPU = "cpu";
    private static final int LONGEST_QUANTITY = 40;

    static Amount none(String resource) {
        return new Amount(resource, 0);
    }

    static Amount of(Cpu cpu) {
        return new Amount(CPU, cpu.millicores());
    }

    static Amount of(Memory memory) {
        return new Amount("memory", memory.bytes());
    }

    /// Of cores or bytes, rounded down.
    static Amount ofBaseUnits(String resource, BigDecimal amount) {
        var units = (resource.equals(CPU) ? amount.movePointRight(3) : amount).setScale(0, RoundingMode.FLOOR);
        return new Amount(
                resource, units.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
    }

    /// Empty for what is absent and for what is no quantity.
    static Optional<Amount> read(String resource, @Nullable Object node) {
        var quantity = Tree.text(node);
        if (quantity.isEmpty() || quantity.length() > LONGEST_QUANTITY) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource.equals(CPU) ? of(Cpu.parse(quantity)) : of(Memory.parse(quantity)));
        } catch (IllegalArgumentException | ArithmeticException noQuantity) {
            return Optional.empty();
        }
    }

    static boolean isUnreadable(String resource, @Nullable Object node) {
        return node != null && read(resource, node).isEmpty();
    }

    Amount plus(Amount other) {
        var sum = units + other.units;
        return new Amount(resource, sum < 0 ? Long.MAX_VALUE : sum);
    }

    Amount minus(Amount other) {
        return new Amount(resource, Math.max(0, units - other.units));
    }

    Amount times(long factor) {
        var high = Math.multiplyHigh(units, factor);
        return new Amount(resource, high != 0 || units * factor < 0 ? Long.MAX_VALUE : units * factor);
    }

    boolean isNothing() {
        return units == 0;
    }

    boolean isOver(Amount other) {
        return compareTo(other) > 0;
    }

    static Amount max(Amount left, Amount right) {
        return left.isOver(right) ? left : right;
    }

    @Override
    public int compareTo(Amount other) {
        return Long.compare(units, other.units);
    }

    /// The canonical quantity.
    @Override
    public String toString() {
        return resource.equals(CPU)
                ? Cpu.millicores(units).toString()
                : Memory.bytes(units).toString();
    }
}
