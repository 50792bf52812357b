package io.rightsizer.analyzer.backtest;

/// How much risk the fleet is willing to take, 0 to 1.
///
/// @param memory share of container-weeks that may go above the memory limit
/// @param cpu share of time that may be above the CPU request
public record RiskAims(double memory, double cpu) {

    public static final RiskAims DEFAULTS = new RiskAims(0.02, 0.05);

    public RiskAims {
        check("memory", memory);
        check("CPU", cpu);
    }

    private static void check(String what, double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the " + what + " risk must be between 0 and 1, not " + share);
        }
    }
}
