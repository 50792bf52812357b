package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import org.jspecify.annotations.Nullable;

/// What users may turn, with the shipped defaults. A number left absent is the policy's own default.
///
/// @param cpuPercentile percentile behind the CPU request, 0 to 100, for the policies that use one
/// @param cpuBuffer share added to the CPU request, 0.2 for 20 %
/// @param memoryBuffer share added to the memory peak, 0.1 for 10 %
/// @param memorySpread how many times (p95 - p25) goes on top of the memory limit
/// @param limits how limits follow requests, for the policies that leave it open
/// @param floor least request ever proposed
/// @param ceiling most ever proposed; absent amounts have no ceiling
/// @param rounding requests and limits are rounded up to a multiple of these
public record PolicySettings(
        @Nullable Double cpuPercentile,
        @Nullable Double cpuBuffer,
        @Nullable Double memoryBuffer,
        @Nullable Double memorySpread,
        @Nullable LimitPolicy limits,
        ResourceAmounts floor,
        ResourceAmounts ceiling,
        ResourceAmounts rounding) {

    public static final PolicySettings DEFAULTS = new PolicySettings(
            null,
            null,
            null,
            null,
            null,
            new ResourceAmounts(Cpu.millicores(10), Memory.mebibytes(32)),
            ResourceAmounts.NONE,
            new ResourceAmounts(Cpu.millicores(1), Memory.mebibytes(1)));

    public PolicySettings {
        check("the CPU percentile", cpuPercentile, 100);
        check("the CPU buffer", cpuBuffer, Double.MAX_VALUE);
        check("the memory buffer", memoryBuffer, Double.MAX_VALUE);
        check("the memory spread", memorySpread, Double.MAX_VALUE);
    }

    private static void check(String what, @Nullable Double value, double most) {
        if (value != null && !(value >= 0 && value <= most)) {
            var range = most == Double.MAX_VALUE ? "0 or more" : "between 0 and " + Wording.plain(most, 2);
            throw new IllegalArgumentException(what + " must be " + range + ", not " + value);
        }
    }
}
