package io.rightsizer.patches.check;

/// Stable codes of the rules. Outputs carry the name; a code is never renamed.
public enum CheckCode {
    REQUEST_WITHIN_LIMIT,
    LIMIT_RANGE,
    QUOTA,
    QOS,
    AUTOSCALER,
    VERTICAL_AUTOSCALER,
    RUNTIME_MEMORY,
    SEEN_PEAK,
    IMMUTABLE_FIELDS,
    ONLY_RESOURCES,
    ROLLOUT,
    FITS_NODE,
    INIT_CONTAINERS,
    INJECTED,
    DRIFT
}
