package io.rightsizer.analyzer.recommendation;

/// How limits follow requests.
public enum LimitPolicy {
    /// CPU may burst (no CPU limit), memory is strict (limit = request).
    CPU_BURST_MEMORY_STRICT,
    /// Limit = request for both: the Guaranteed QoS class.
    GUARANTEED,
    /// No limits at all.
    NONE
}
