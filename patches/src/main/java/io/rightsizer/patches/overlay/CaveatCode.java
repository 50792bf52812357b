package io.rightsizer.patches.overlay;

/// Stable codes of what changes an object behind the tree. Outputs carry the name; a code is never renamed.
public enum CaveatCode {
    /// A patch in a Flux Kustomization or an Argo CD Application may change the resources of its containers.
    PATCHED_WHEN_APPLIED,
    /// An amount of its containers is a `${VARIABLE}` that is filled in when it is applied.
    SUBSTITUTED_WHEN_APPLIED
}
