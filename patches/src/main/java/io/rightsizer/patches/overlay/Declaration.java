package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Manifest;
import java.util.List;

/// An object of a root as one of those who apply the root applies it.
///
/// @param origin file that declares it, empty where none does
record Declaration(IndexedRoot root, Applied applied, Manifest manifest, String origin) {

    String name() {
        return applied.namePrefix() + manifest.id().name() + applied.nameSuffix();
    }

    /// Empty where nobody says.
    String namespace() {
        if (!applied.namespace().isEmpty()) {
            return applied.namespace();
        }
        var declared = manifest.id().namespace();
        return declared.isEmpty() ? applied.defaultNamespace() : declared;
    }

    /// Whether its root is known to be applied to another cluster. Either name may be unknown, that is, empty.
    boolean isElsewhere(String cluster) {
        var mapped = root.root().cluster();
        return !cluster.isEmpty() && !mapped.isEmpty() && !mapped.equals(cluster);
    }

    /// Whether its path, or whoever applies it, names the cluster.
    boolean names(String cluster) {
        return applied.cluster().equals(cluster)
                || List.of(root.root().path().split("/", -1)).contains(cluster);
    }
}
