package io.rightsizer.analyzer.recommendation;

/// Which margins hold for a container, and what was found about them on history: the risk that is stated with every
/// number.
///
/// @param margins the chosen members of the grid
/// @param memoryRisk estimated share of container-weeks in which usage goes above the memory limit, 0 to 1
/// @param cpuRisk estimated share of time above the CPU request, 0 to 1
/// @param memoryWhy a sentence: how the memory margin was chosen
/// @param cpuWhy a sentence: how the CPU margin was chosen
/// @param ownRecord a sentence: how the rule did on this container's own past; empty where that was too short
public record Promise(
        Margins margins, double memoryRisk, double cpuRisk, String memoryWhy, String cpuWhy, String ownRecord) {

    /// The shipped margins, before anything is known of the fleet. Their risks were measured on two hundred machines
    /// for four weeks, see docs/backtest.md.
    public static final Promise SHIPPED = new Promise(
            CalibratedPolicy.SHIPPED_MARGINS,
            MemoryRule.SHIPPED.risk(),
            CpuRule.SHIPPED.risk(),
            "The memory margin is the shipped one.",
            "The CPU margin is the shipped one.",
            "");

    public Promise withOwnRecord(String sentence) {
        return new Promise(margins, memoryRisk, cpuRisk, memoryWhy, cpuWhy, sentence);
    }
}
