package io.rightsizer.patches.placement;

/// What became of a workload. Outputs carry the name; a code is never renamed.
public enum PlacedAs {
    /// The value is changed where the environment already sets it.
    EDITED,
    /// A patch of our own component sets the value.
    COMPONENT,
    /// The values of a Helm chart are changed.
    HELM_VALUES,
    /// The repository already says what is recommended.
    UNCHANGED,
    /// Nothing declares it, or more than one thing does.
    NOT_MAPPED,
    /// What declares it cannot be rendered.
    NOT_RENDERABLE,
    /// A patch of a person sets another value behind ours.
    OVERRIDDEN,
    /// A rule that no change may break speaks against it.
    BLOCKED,
    /// The file cannot be changed without changing more.
    NOT_EDITABLE,
    /// No patch can be written for it whatever the repository.
    NOT_PATCHABLE
}
