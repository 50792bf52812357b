package io.rightsizer.patches.overlay;

/// A kustomization that no other one uses: what a cluster is given.
///
/// @param path of its directory in the checkout
/// @param cluster the one it is applied to; empty where nobody told, which is any
public record Root(String path, String cluster) {}
