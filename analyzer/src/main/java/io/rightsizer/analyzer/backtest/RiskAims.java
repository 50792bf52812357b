package io.rightsizer.analyzer.backtest;

import io.rightsizer.analyzer.workload.Criticality;

/// How much risk the fleet is willing to take, 0 to 1.
///
/// @param memory share of container-weeks that may go above the memory limit
/// @param cpu share of time that may be above the CPU request
public record RiskAims(double memory, double cpu) {

    public static final RiskAims DEFAULTS = new RiskAims(0.02, 0.05);

    private static final double MOST = 0.5;

    public RiskAims {
        check("memory", memory);
        check("CPU", cpu);
    }

    /// What a tier is sized for: critical workloads take half the risk, batch workloads, which can be run again, twice.
    public RiskAims of(Criticality tier) {
        return switch (tier) {
            case CRITICAL -> times(0.5);
            case STANDARD -> this;
            case BATCH -> times(2);
        };
    }

    private RiskAims times(double factor) {
        return new RiskAims(Math.min(MOST, memory * factor), Math.min(MOST, cpu * factor));
    }

    private static void check(String what, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the " + what + " risk must be between 0 and 1, not " + share);
        }
    }
}
