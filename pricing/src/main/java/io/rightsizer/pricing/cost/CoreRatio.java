package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// How many gibibytes of memory cost as much as one core of a node. A machine has one price, so splitting it into CPU
/// and memory is a convention, whatever the number; it moves money between workloads, never the total. What a GPU or a
/// local disk adds to the price falls on both alike.
@FunctionalInterface
public interface CoreRatio {

    /// Default prices of OpenCost, 0.031611 a core-hour to 0.004237 a gibibyte-hour
    /// (<https://github.com/opencost/opencost/blob/develop/configs/default.json>), which OpenCost applies to every
    /// node.
    BigDecimal USUAL = new BigDecimal("7.46");

    /// What a cost exporter in the cluster says of the node itself, else [#USUAL].
    CoreRatio QUOTED_OR_USUAL = node -> quoted(node).orElse(USUAL);

    /// What a cost exporter says of the node itself, else what follows from the list prices of its family, else
    /// [#USUAL].
    ///
    /// @param family shapes of the node's family with their prices, as far as known
    static CoreRatio derivedFrom(Function<PricedNode, List<FamilyRatio.Shape>> family) {
        return node -> quoted(node).or(() -> FamilyRatio.of(family.apply(node))).orElse(USUAL);
    }

    /// Above zero.
    BigDecimal of(PricedNode node);

    private static Optional<BigDecimal> quoted(PricedNode priced) {
        var cost = priced.node().cost();
        if (cost == null || cost.core() == null || cost.gibibyte() == null) {
            return Optional.empty();
        }
        return cost.core().signum() > 0 && cost.gibibyte().signum() > 0
                ? Optional.of(cost.core().divide(cost.gibibyte(), MathContext.DECIMAL64))
                : Optional.empty();
    }
}
