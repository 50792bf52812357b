package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.Node.HourlyCost;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a cost exporter such as OpenCost says of each node. It labels its series with the node's name twice, since
/// `instance` may be taken by the scrape. Of two prices for one node, from an exporter that has just been replaced,
/// the higher counts.
final class NodePrices {

    private final Map<NodeName, BigDecimal> totals;
    private final Map<NodeName, BigDecimal> cores;
    private final Map<NodeName, BigDecimal> gibibytes;
    private final Set<NodeName> spot;

    private NodePrices(OptionalFacts facts, ImpossiblePrices impossible) throws IOException {
        this.totals = read(PriceMetric.NODE_TOTAL, facts, impossible);
        this.cores = read(PriceMetric.NODE_CORE, facts, impossible);
        this.gibibytes = read(PriceMetric.NODE_GIBIBYTE, facts, impossible);
        this.spot = new HashSet<>();
        for (var fact : facts.prices(PriceMetric.NODE_SPOT)) {
            if (fact.value() > 0) {
                spot.add(node(fact));
            }
        }
    }

    static NodePrices read(OptionalFacts facts, ImpossiblePrices impossible) throws IOException {
        return new NodePrices(facts, impossible);
    }

    /// Absent where the exporter says nothing of it.
    @Nullable
    HourlyCost of(NodeName node) {
        var total = totals.get(node);
        var core = cores.get(node);
        var gibibyte = gibibytes.get(node);
        var isSpot = spot.contains(node);
        return total == null && core == null && gibibyte == null && !isSpot
                ? null
                : new HourlyCost(total, core, gibibyte, isSpot);
    }

    private static Map<NodeName, BigDecimal> read(PriceMetric metric, OptionalFacts facts, ImpossiblePrices impossible)
            throws IOException {
        var prices = new HashMap<NodeName, BigDecimal>();
        for (var fact : facts.prices(metric)) {
            var node = node(fact);
            if (impossible.isPrice(metric, fact, node.name())) {
                prices.merge(node, Plausible.decimal(fact.value()), BigDecimal::max);
            }
        }
        return prices;
    }

    private static NodeName node(Fact fact) {
        var named = fact.label("node");
        return new NodeName(fact.place().cluster(), named.isEmpty() ? fact.label("instance") : named);
    }
}
