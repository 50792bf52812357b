package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;

/// A machine one could buy in a region.
///
/// @param arch `amd64` or `arm64`
/// @param cpu what the machine has, of which [Allocatable] is for pods
public record NodeType(
        Region region,
        String name,
        String arch,
        Cpu cpu,
        Memory memory,
        int gpus,
        Allocatable allocatable,
        TypePrices prices) {}
