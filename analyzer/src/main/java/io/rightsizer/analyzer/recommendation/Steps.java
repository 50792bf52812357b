package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.util.List;

/// Amounts people can read, and that do not move with every sample: rounded up to 10m or 5m, 16Mi or 8Mi, whichever is
/// at most 3 % of the amount. Smaller amounts stay as they are.
final class Steps {

    private static final double MOST = 0.03;
    private static final List<Cpu> CPU = List.of(Cpu.millicores(10), Cpu.millicores(5));
    private static final List<Memory> MEMORY = List.of(Memory.mebibytes(16), Memory.mebibytes(8));

    private Steps() {}

    static Cpu roundedUp(Cpu amount) {
        return CPU.stream()
                .filter(step -> step.millicores() <= MOST * amount.millicores())
                .findFirst()
                .map(amount::roundedUpTo)
                .orElse(amount);
    }

    static Memory roundedUp(Memory amount) {
        return MEMORY.stream()
                .filter(step -> step.bytes() <= MOST * amount.bytes())
                .findFirst()
                .map(amount::roundedUpTo)
                .orElse(amount);
    }
}
