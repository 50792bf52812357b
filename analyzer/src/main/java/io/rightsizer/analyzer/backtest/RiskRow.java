package io.rightsizer.analyzer.backtest;

/// What was aimed at and what came of it in one part of the fleet, when its margins were fitted on the first two
/// thirds of the window and judged on the last. Risks are shares of containers, 0 to 1.
///
/// @param scope `fleet`, `tier critical`, `namespace shop`
/// @param aimed the most that may go above their memory limit
/// @param stated what the margins promise
/// @param calibrated false where the fleet was too small to learn from, so that the shipped margins hold
/// @param containers judged ones
/// @param exceeded those of them that went above their memory limit
/// @param cpuAimed the largest share of time above the CPU request
/// @param cpuRealised the share of time above it
public record RiskRow(
        String scope,
        boolean calibrated,
        double aimed,
        double stated,
        int containers,
        int exceeded,
        double cpuAimed,
        double cpuRealised) {

    /// Share of containers above their memory limit; 0 where none was judged.
    public double realised() {
        return containers == 0 ? 0 : (double) exceeded / containers;
    }
}
