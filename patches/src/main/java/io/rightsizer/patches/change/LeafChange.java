package io.rightsizer.patches.change;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One amount that a patch sets or removes.
///
/// @param before what is set today, absent when nothing is; the same as `after` when an earlier run wrote the amount
///     and this one only keeps it
/// @param after what the patch sets, absent when it removes the amount
public record LeafChange(
        Leaf leaf, @Nullable String before, @Nullable String after) {

    public static LeafChange kept(Leaf leaf, @Nullable String amount) {
        return new LeafChange(leaf, amount, amount);
    }

    public boolean isKept() {
        return Objects.equals(before, after);
    }

    /// `cpu 2 → 250m` for a request, `cpu limit 2 → none` for a limit, `cpu 250m (kept)` for one of an earlier run.
    @Override
    public String toString() {
        return isKept() ? leaf + " " + orNone(after) + " (kept)" : leaf + " " + orNone(before) + " → " + orNone(after);
    }

    private static String orNone(@Nullable String quantity) {
        return quantity == null ? "none" : quantity;
    }
}
