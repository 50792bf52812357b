package io.rightsizer.patches.placement;

/// Stable codes of what is wrong with a root. Outputs carry the name; a code is never renamed.
public enum FindingCode {
    /// The root cannot be rendered.
    NOT_RENDERABLE,
    /// The component's directory is not as it was written.
    NOT_OURS,
    /// A patch of ours is for an object that the root has no more, so it does nothing.
    NO_TARGET,
    /// A patch of ours is for a container that the workload has no more.
    NO_CONTAINER,
    /// A patch of ours changes something else than resources, or an autoscaler's target.
    CHANGES_MORE,
    /// An amount of ours is not what is rendered: something behind it sets another.
    OVERRIDDEN,
    /// A container has no image; the API server will refuse it.
    NO_IMAGE
}
