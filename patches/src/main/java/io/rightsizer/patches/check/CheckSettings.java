package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;

/// What the rules take from the configuration.
///
/// @param cpuFloor a CPU request below it is worth a word
/// @param memoryFloor a memory request below it is worth a word
public record CheckSettings(Cpu cpuFloor, Memory memoryFloor) {

    public static final CheckSettings DEFAULTS = new CheckSettings(Cpu.millicores(10), Memory.mebibytes(32));
}
