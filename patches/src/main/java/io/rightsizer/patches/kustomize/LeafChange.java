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

    /// `cpu 2 → 250m` for a request, `cpu limit 2 → none` for a limit.
    @Override
    public String toString() {
        var amount = section.equals("limits") ? resource + " limit" : resource;
        return amount + " " + orNone(before) + " → " + orNone(after);
    }

    private static String orNone(@Nullable String quantity) {
        return quantity == null ? "none" : quantity;
    }
}
