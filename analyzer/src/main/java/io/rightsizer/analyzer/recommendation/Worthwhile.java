package io.rightsizer.analyzer.recommendation;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Whether a change is worth a rollout. An amount that appears or disappears always is; else it takes more than the
/// smallest share and at least the smallest amount. Half the share is enough to raise: too little is worse than too
/// much, and a request under half of what is needed is risky whatever the amount.
///
/// @param minShare of today's amount to lower it, 0 to 1
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
        var risky = today < next / 2;
        var share = next > today ? minShare / 2 * next : minShare * today;
        var change = Math.abs(next - today);
        return change > share && (risky || change >= size.applyAsDouble(minAmount));
    }
}
