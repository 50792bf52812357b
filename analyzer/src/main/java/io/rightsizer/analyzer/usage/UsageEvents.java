package io.rightsizer.analyzer.usage;

/// When things happened to a container's pods, as far as the source tells by time. A point stands for the step that
/// ends there, on a grid that may be coarser than that of usage.
///
/// @param oomKills kills within each step that had any
/// @param restarts restarts within each step that had any
/// @param throttledShare share of the CPU periods of each step that were throttled, 0 to 1
public record UsageEvents(UsageSeries oomKills, UsageSeries restarts, UsageSeries throttledShare) {

    /// Nothing is known by time, which does not say that nothing happened.
    public static final UsageEvents UNKNOWN =
            new UsageEvents(UsageSeries.empty(), UsageSeries.empty(), UsageSeries.empty());
}
