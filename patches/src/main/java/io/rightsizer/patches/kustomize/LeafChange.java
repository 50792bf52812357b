package io.rightsizer.patches.kustomize;

import java.util.Objects;
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

    boolean removes() {
        return after == null;
    }

    /// The quantity to write; only for a change that sets one.
    String quantity() {
        return Objects.requireNonNull(after, "a removed amount has no quantity");
    }

    /// `requests.cpu 2 -> 250m`, for comments.
    @Override
    public String toString() {
        return section + "." + resource + " " + orNone(before) + " -> " + orNone(after);
    }

    private static String orNone(@Nullable String quantity) {
        return quantity == null ? "none" : quantity;
    }
}
