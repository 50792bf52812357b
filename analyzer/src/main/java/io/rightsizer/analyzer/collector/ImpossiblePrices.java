package io.rightsizer.analyzer.collector;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Tells prices from values that are none, and keeps account of those that cannot be true.
final class ImpossiblePrices {

    private final SortedSet<String> found = new TreeSet<>();

    /// @param of what the price is for, shown in the warning
    boolean isPrice(PriceMetric metric, Fact fact, String of) {
        var possible = Plausible.isPrice(fact.value());
        if (!possible) {
            found.add(metric.series() + " " + fact.value() + " of " + KubernetesNames.shown(of));
        }
        return possible && fact.value() > 0;
    }

    /// One sentence where there are any.
    List<String> warnings() {
        if (found.isEmpty()) {
            return List.of();
        }
        var more = found.size() - 1;
        return List.of("the cluster's own price metrics hold prices that cannot be true, which are left out: "
                + found.getFirst() + (more == 0 ? "" : ", and " + more + " more"));
    }
}
