package io.rightsizer.analyzer.workload;

import org.jspecify.annotations.Nullable;

/// CPU and memory side by side, as requests, limits or allocatable. An absent amount is absent, not zero.
public record ResourceAmounts(@Nullable Cpu cpu, @Nullable Memory memory) {

    public static final ResourceAmounts NONE = new ResourceAmounts(null, null);

    public ResourceAmounts withCpu(@Nullable Cpu newCpu) {
        return new ResourceAmounts(newCpu, memory);
    }

    public ResourceAmounts withMemory(@Nullable Memory newMemory) {
        return new ResourceAmounts(cpu, newMemory);
    }
}
