package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.render.ObjectId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One leaf that is meant to change.
///
/// @param path as [RenderedChange] has it
/// @param leaf which amount it is; absent for an autoscaler's target
/// @param wanted absent where it is to go
record Intent(
        ObjectId object,
        String path,
        @Nullable Leaf leaf,
        @Nullable String wanted) {

    boolean isOf(RenderedChange change) {
        return change.object().equals(object) && change.path().equals(path);
    }

    /// Whether a rendering that prints this says what is wanted.
    boolean isMetBy(@Nullable String rendered) {
        return leaf == null ? Objects.equals(rendered, wanted) : same(leaf, rendered, wanted);
    }

    /// Whether two ways to write an amount mean the same.
    static boolean same(Leaf leaf, @Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.equals(other)
                || (isQuantity(leaf, one) && leaf.canonical(one).equals(leaf.canonical(other)));
    }

    /// What stands for a variable, say, is none.
    static boolean isQuantity(Leaf leaf, String text) {
        try {
            leaf.canonical(text);
            return true;
        } catch (IllegalArgumentException | ArithmeticException none) {
            return false;
        }
    }
}
