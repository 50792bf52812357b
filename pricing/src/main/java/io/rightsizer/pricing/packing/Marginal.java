package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.MathContext;

/// What freeing a little of each dimension saves an hour at the limit: the duals of the relaxation. A
/// dimension that does not bind is worth nothing.
public record Marginal(BigDecimal core, BigDecimal gibibyte, BigDecimal podSlot) {

    public static final Marginal NONE = new Marginal(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final BigDecimal MILLICORES = BigDecimal.valueOf(1000);
    private static final BigDecimal BYTES = BigDecimal.valueOf(1L << 30);

    /// The hourly value of an amount of CPU and memory.
    public BigDecimal worth(Cpu cpu, Memory memory) {
        var ofCpu = core.multiply(BigDecimal.valueOf(cpu.millicores())).divide(MILLICORES, MathContext.DECIMAL64);
        var ofMemory = gibibyte.multiply(BigDecimal.valueOf(memory.bytes())).divide(BYTES, MathContext.DECIMAL64);
        return ofCpu.add(ofMemory);
    }
}
