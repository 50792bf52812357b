package io.rightsizer.patches.overlay;

import java.util.List;

/// A root and what is known about it.
///
/// @param plain whether it is a directory of manifests without a kustomization, which Flux or Argo CD applies
/// @param applied by whom, at least one; without any known, as it is
public record IndexedRoot(Root root, boolean plain, List<Applied> applied) {

    public IndexedRoot {
        applied = List.copyOf(applied);
    }
}
