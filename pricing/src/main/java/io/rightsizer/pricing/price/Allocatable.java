package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;

/// What pods may request of a machine in sum.
///
/// @param source where that is published
public record Allocatable(Cpu cpu, Memory memory, int maxPods, String source) {}
