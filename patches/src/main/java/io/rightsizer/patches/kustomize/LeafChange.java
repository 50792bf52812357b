package io.rightsizer.patches.kustomize;

import org.jspecify.annotations.Nullable;

/// One changed amount below a container's `resources`.
///
/// @param section `requests` or `limits`
/// @param resource `cpu` or `memory`
/// @param before what is set today, absent when nothing is
/// @param after what the patch sets, absent when it removes the amount
record LeafChange(
        String section,
        String resource,
        @Nullable String before,
        @Nullable String after) {

    /// `requests.cpu 2 -> 250m`, for comments.
    @Override
    public String toString() {
        return section + "." + resource + " " + orNone(before) + " -> " + orNone(after);
    }

    private static String orNone(@Nullable String quantity) {
        return quantity == null ? "none" : quantity;
    }
}
