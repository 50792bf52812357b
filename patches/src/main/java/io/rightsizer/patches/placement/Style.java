package io.rightsizer.patches.placement;

/// How a patch of our component is written.
enum Style {
    /// Merged by container name; for kinds that kustomize knows, and overlays without a schema of their own.
    MERGE,
    /// RFC 6902 operations, which count containers and test their names.
    OPERATIONS
}
