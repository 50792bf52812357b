package io.rightsizer.pricing.cost;

import java.math.BigDecimal;
import java.math.MathContext;

/// How many gibibytes of memory cost as much as one core of a node. A machine has one price, so splitting it into CPU
/// and memory is a convention, whatever the number; it moves money between workloads, never the total.
@FunctionalInterface
public interface CoreRatio {

    /// Default prices of OpenCost, 0.031611 a core-hour to 0.004237 a gibibyte-hour
    /// (<https://github.com/opencost/opencost/blob/develop/configs/default.json>), which OpenCost applies to every
    /// node.
    BigDecimal USUAL = new BigDecimal("7.46");

    /// What a cost exporter in the cluster says of the node itself, else [#USUAL].
    CoreRatio QUOTED_OR_USUAL = CoreRatio::quotedOrUsual;

    /// Above zero.
    BigDecimal of(PricedNode node);

    private static BigDecimal quotedOrUsual(PricedNode priced) {
        var cost = priced.node().cost();
        if (cost == null || cost.core() == null || cost.gibibyte() == null) {
            return USUAL;
        }
        return cost.core().signum() > 0 && cost.gibibyte().signum() > 0
                ? cost.core().divide(cost.gibibyte(), MathContext.DECIMAL64)
                : USUAL;
    }
}
