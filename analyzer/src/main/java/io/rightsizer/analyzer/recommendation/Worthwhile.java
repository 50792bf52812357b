package io.rightsizer.analyzer.recommendation;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Whether a change is worth a rollout. An amount that appears or disappears always is; else it takes more than the
/// smallest share of the larger amount and at least the smallest amount. A request or limit under half of what is
/// needed is risky whatever the amount.
///
/// @param minShare 0 to 1
/// @param minAmount in the unit of `size`
record Worthwhile<T extends Comparable<T>>(double minShare, T minAmount, ToDoubleFunction<T> size) {

    boolean isChange(Ask<T> today, Ask<T> next) {
        return isChange(today.request(), next.request()) || isChange(today.limit(), next.limit());
    }

    private boolean isChange(@Nullable T today, @Nullable T next) {
        if (today == null || next == null) {
            return today != next;
        }
        return isLarge(size.applyAsDouble(today), size.applyAsDouble(next));
    }

    private boolean isLarge(double today, double next) {
        var change = Math.abs(next - today);
        var risky = today < next / 2;
        return change > minShare * Math.max(today, next) && (risky || change >= size.applyAsDouble(minAmount));
    }
}
