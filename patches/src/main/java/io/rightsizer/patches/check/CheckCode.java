package io.rightsizer.patches.check;

/// Stable codes of the rules, in the order in which they are told. Outputs carry the name; a code is never renamed.
public enum CheckCode {
    REQUEST_WITHIN_LIMIT,
    LIMIT_RANGE,
    /// A limit that is taken away stays away.
    REMOVED_LIMIT,
    QUOTA,
    QOS,
    AUTOSCALER,
    VERTICAL_AUTOSCALER,
    /// Heaps and buffers that flags set fit into the new memory limit.
    RUNTIME_MEMORY,
    SEEN_PEAK,
    IMMUTABLE_FIELDS,
    ONLY_RESOURCES,
    /// What replacing the pods means.
    ROLLOUT,
    /// Resizing in place is not what a changed template does.
    IN_PLACE,
    FITS_NODE,
    INIT_CONTAINERS,
    INJECTED,
    FLOOR,
    DRIFT,
    /// Devices, huge pages and disk stay as they are.
    OTHER_RESOURCES
}
