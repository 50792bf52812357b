package io.rightsizer.analyzer.backtest;

/// How one policy did over all judged windows. Shares are 0 to 1. A window is one container at one origin; the
/// definitions are those of docs/backtest.md.
///
/// @param memoryViolations share of windows in which any replica used more than its memory limit
/// @param oomEvents excursions above the memory limit per 100 container-weeks
/// @param memoryPressure share of time above the memory request
/// @param cpuAbove share of time above the CPU request
/// @param cpuSecondsAbove CPU-seconds above the request, of all CPU-seconds
/// @param badCpuWindows share of windows more than a tenth of whose time is above the CPU request
/// @param throttled CPU-seconds above the CPU limit, by the points of the grid, of all CPU-seconds; 0 without limits
/// @param cpuSlack mean over windows of 1 - mean(min(usage, request)) / request
/// @param memorySlack the same of the memory request
/// @param memoryLimitSlack the same of the memory limit
/// @param weightedCpuSlack 1 - sum of usage / sum of requests
/// @param weightedMemorySlack the same of memory
/// @param churn mean change of the memory and CPU request from one origin to the next, as a share of the former
/// @param largeChurn share of origins at which either changed by more than a tenth
/// @param coresRequested sum of the CPU requests over all windows
/// @param bytesRequested sum of the memory requests over all windows
/// @param bytesLimited sum of the memory limits over all windows
/// @param idleBytes sum over windows of memory request minus granted memory
/// @param regret mean memory-limit slack above that of the oracle that knew the peak of the test window
/// @param coverageError realised minus stated memory violations; 0 for policies that state nothing
/// @param stated mean stated memory risk; 0 for policies that state nothing
public record Score(
        String policy,
        int windows,
        Estimate memoryViolations,
        Estimate oomEvents,
        Estimate memoryPressure,
        Estimate cpuAbove,
        Estimate cpuSecondsAbove,
        Estimate badCpuWindows,
        Estimate throttled,
        Estimate cpuSlack,
        Estimate memorySlack,
        Estimate memoryLimitSlack,
        double weightedCpuSlack,
        double weightedMemorySlack,
        Estimate churn,
        Estimate largeChurn,
        double coresRequested,
        double bytesRequested,
        double bytesLimited,
        double idleBytes,
        Estimate regret,
        double stated,
        double coverageError) {}
