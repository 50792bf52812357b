package io.rightsizer.patches.render;

/// Stable codes of why a kustomization cannot be rendered. Outputs carry the name; a code is never renamed.
public enum BrokenCode {
    /// Neither `kustomize` nor `kubectl` is on this machine.
    NO_RENDERER,
    /// The renderer refused it.
    BUILD_FAILED,
    /// It is to be fetched from elsewhere, and nothing is fetched.
    REMOTE_BASE,
    /// It inflates a Helm chart, and no chart is inflated.
    NEEDS_HELM,
    TIMED_OUT,
    /// Its kustomization says nothing.
    EMPTY,
    DUPLICATE_OBJECTS,
    /// A path or a symbolic link in it leaves the checkout.
    OUTSIDE_CHECKOUT,
    /// It prints, or reads, more than any deployment needs.
    TOO_LARGE,
    /// A file of it is not the YAML, or not the UTF-8, it should be.
    UNREADABLE
}
