package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Amounts as whole numbers fine enough for a mean: billionths of a core, and bytes.
final class Units {

    private static final BigInteger PER_MILLICORE = BigInteger.valueOf(1_000_000);
    private static final BigInteger PER_CORE = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger PER_GIBIBYTE = BigInteger.valueOf(1L << 30);

    private Units() {}

    static BigInteger of(Cpu cpu) {
        return BigInteger.valueOf(cpu.millicores()).multiply(PER_MILLICORE);
    }

    static BigInteger of(Memory memory) {
        return BigInteger.valueOf(memory.bytes());
    }

    /// @param amount cores or bytes
    static BigInteger of(double amount, Resource resource) {
        var exact = BigDecimal.valueOf(amount);
        return (resource == Resource.CPU ? exact.movePointRight(9) : exact)
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact();
    }

    /// As many as make a core or a gibibyte.
    static BigInteger perWhole(Resource resource) {
        return switch (resource) {
            case CPU -> PER_CORE;
            case MEMORY -> PER_GIBIBYTE;
        };
    }

    /// Cores or gibibytes, to ten digits.
    static BigDecimal whole(BigInteger units, Resource resource) {
        return new BigDecimal(units)
                .divide(new BigDecimal(perWhole(resource)), ExactSplit.SCALE, RoundingMode.HALF_EVEN);
    }
}
