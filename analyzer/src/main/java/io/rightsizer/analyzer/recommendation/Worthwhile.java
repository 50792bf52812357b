package io.rightsizer.analyzer.recommendation;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Whether a change of one resource is worth a rollout. Too little is worse than too much, so a third of the share is
/// enough to raise, and with evidence of harm any raise is; a request under half of what is needed is risky whatever
/// the amount.
///
/// @param minShare today's amount must be more than this over the new one to be lowered, 0.15 for 115 %
/// @param minAmount in the unit of `size`
record Worthwhile<T extends Comparable<T>>(double minShare, T minAmount, ToDoubleFunction<T> size) {

    private static final double RAISE = 1.0 / 3;

    /// Whether anything is raised or lowered far enough; an amount that appears or disappears always is.
    boolean isChange(Ask<T> today, Ask<T> next) {
        return raises(today, next, false)
                || lowers(today.request(), next.request())
                || lowers(today.limit(), next.limit());
    }

    /// Whether an amount rises far enough. What appears or disappears counts: it is missing on one side.
    ///
    /// @param evidence whether the container is known to have too little
    boolean raises(Ask<T> today, Ask<T> next, boolean evidence) {
        return raises(today.request(), next.request(), evidence) || raises(today.limit(), next.limit(), evidence);
    }

    private boolean raises(@Nullable T today, @Nullable T next, boolean evidence) {
        if (today == null || next == null) {
            return today != next;
        }
        var now = size.applyAsDouble(today);
        var then = size.applyAsDouble(next);
        var risky = now < then / 2;
        var far = evidence ? now < then : now < (1 - minShare * RAISE) * then;
        return far && (risky || then - now >= size.applyAsDouble(minAmount));
    }

    private boolean lowers(@Nullable T today, @Nullable T next) {
        return today != null && next != null && isFarBelow(size.applyAsDouble(today), size.applyAsDouble(next));
    }

    /// Whether the request falls far enough.
    boolean lowersRequest(Ask<T> today, Ask<T> next) {
        return lowers(today.request(), next.request());
    }

    private boolean isFarBelow(double now, double then) {
        return now > (1 + minShare) * then && now - then >= size.applyAsDouble(minAmount);
    }
}
