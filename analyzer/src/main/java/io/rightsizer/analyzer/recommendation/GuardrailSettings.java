package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.time.Duration;

/// When a proposal is held back, with the shipped defaults.
///
/// @param minHistory below this observed time the verdict is [Verdict.TooLittleHistory]
/// @param minCoverage share of the observed time that must be backed by data, 0 to 1
/// @param maxStepDown largest share a request or limit is lowered in one run, 0 to 1; raising has no limit
/// @param maxThrottledShare share of throttled CPU periods above which usage counts as censored
/// @param typoFactor a request this many times the observed peak, and over a node's size, is a suspected typo
/// @param minChange today's amount must be more than this over the new one to be lowered, 0.15 for 115 %; a third of
/// it under the new one to be raised
/// @param minSaving dollars a month, over all replicas, below which nothing is lowered
/// @param minCpuChange CPU changes below this are too small whatever their share
/// @param minMemoryChange memory changes below this are too small whatever their share
public record GuardrailSettings(
        Duration minHistory,
        double minCoverage,
        double maxStepDown,
        double maxThrottledShare,
        double typoFactor,
        double minChange,
        double minSaving,
        Cpu minCpuChange,
        Memory minMemoryChange) {

    public static final GuardrailSettings DEFAULTS = new GuardrailSettings(
            Duration.ofDays(2), 0.5, 0.5, 0.05, 10, 0.15, 0.5, Cpu.millicores(5), Memory.mebibytes(8));

    public GuardrailSettings {
        checkShare("the minimum coverage", minCoverage);
        checkShare("the largest step down", maxStepDown);
        checkShare("the largest throttled share", maxThrottledShare);
        checkShare("the smallest change", minChange);
        if (!(typoFactor > 1 && typoFactor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the typo factor must be over 1, not " + typoFactor);
        }
        if (!(minSaving >= 0 && minSaving < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the smallest saving cannot be negative: " + minSaving);
        }
        if (minHistory.isNegative()) {
            throw new IllegalArgumentException("the minimum history cannot be negative: " + minHistory);
        }
    }

    private static void checkShare(String what, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " must be between 0 and 1, not " + share);
        }
    }
}
