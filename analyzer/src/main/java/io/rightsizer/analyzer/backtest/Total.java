package io.rightsizer.analyzer.backtest;

/// What is added up a policy and workload. Every figure of a score is a ratio of two of these.
enum Total {
    WINDOWS,
    MEMORY_WINDOWS,
    VIOLATIONS,
    EVENTS,
    CONTAINER_WEEKS,
    PRESSURE,
    MEMORY_SLACK,
    LIMIT_SLACK,
    REGRET,
    STATED,
    IDLE_BYTES,
    BYTES_REQUESTED,
    BYTES_LIMITED,
    BYTES_USED_BY_POINT,
    BYTES_REQUESTED_BY_POINT,
    CPU_WINDOWS,
    CPU_ABOVE,
    BAD_WINDOWS,
    CPU_SLACK,
    CORES_REQUESTED,
    CORES_USED_BY_POINT,
    CORES_REQUESTED_BY_POINT,
    CORES_ABOVE_BY_POINT,
    CORES_THROTTLED_BY_POINT,
    STEPS,
    CHURN,
    LARGE_CHANGES,

    // Of the windows in which the baseline has numbers too.
    PAIRED_MEMORY_WINDOWS,
    PAIRED_VIOLATIONS,
    PAIRED_BASELINE_VIOLATIONS,
    PAIRED_MEMORY_SLACK,
    PAIRED_BASELINE_MEMORY_SLACK,
    PAIRED_IDLE_BYTES,
    PAIRED_BASELINE_IDLE_BYTES,
    PAIRED_BYTES_LIMITED,
    PAIRED_BASELINE_BYTES_LIMITED,
    PAIRED_CORES,
    PAIRED_BASELINE_CORES;

    /// Where it stands in a policy's stretch of a row. Never leaves the process, so the order may change.
    @SuppressWarnings("EnumOrdinal")
    int column() {
        return ordinal();
    }
}
