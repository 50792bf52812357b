package io.rightsizer.patches.render;

/// Stable codes of why a kustomization cannot be rendered. Outputs carry the name; a code is never renamed.
public enum BrokenCode {
    NO_RENDERER,
    BUILD_FAILED,
    REMOTE_BASE,
    NEEDS_HELM,
    TIMED_OUT,
    EMPTY,
    DUPLICATE_OBJECTS
}
