package io.rightsizer.pricing.saving;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.QuotaHeadroom;
import io.rightsizer.pricing.RequestedTotals;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.node.NodeKeys;
import io.rightsizer.pricing.perpod.PerPod;
import io.rightsizer.pricing.price.PriceBook;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a run is worth: **start reading here**. The price of each node is shared out to what runs on it, now and with
/// the next step of every recommendation; what that saves is asked of the machines.
///
/// @param now what everything costs an hour
/// @param after the same once the next steps are in place and every machine still stands: what is freed is idle
/// @param savings what the bill can fall by
/// @param perPod pods that are billed for themselves, which are in no other figure
/// @param quotas what ResourceQuotas leave after the change
public record Costs(
        CostShares now, CostShares after, Savings savings, List<PerPod> perPod, List<QuotaHeadroom> quotas) {

    private static final String BILLED_BY_POD =
            "billed by the pod, not by the machine; pricing.podCpu and pricing.podMemory price what its pods save";

    public Costs {
        perPod = List.copyOf(perPod);
        quotas = List.copyOf(quotas);
    }

    public static Costs of(List<Recommendation> recommendations, ClusterState state, PriceBook book, CostRules rules) {
        var nodes = state.nodes().stream()
                .map(node -> {
                    var key = rules.keys().of(node);
                    return new PricedNode(node, key, priced(node, book.price(node, key)));
                })
                .toList();
        var bill = rules.agreements()
                .bill(
                        nodes,
                        key -> book.prices(key.provider(), key.region(), key.instanceType())
                                .onDemand(),
                        currency(nodes),
                        rules.today());
        var stepped = recommendations.stream().map(Costs::stepped).toList();
        return new Costs(
                CostShares.of(bill, state.placements(), recommendations),
                CostShares.of(bill, state.placements(), stepped),
                Savings.of(bill, state.placements(), recommendations, book, rules),
                PerPod.of(state, recommendations, rules.podPrice()),
                QuotaHeadroom.of(state.quotas(), recommendations));
    }

    /// A list tells what a machine costs, which nobody pays where pods are billed: there only a price counts that was
    /// given for the node itself.
    private static Priced priced(Node node, Priced price) {
        var listed = price instanceof Priced.Known(var known)
                && (known.basis() == Price.Basis.LIST || known.basis() == Price.Basis.ESTIMATED);
        return listed && (NodeKeys.isAutopilot(node) || NodeKeys.isFargate(node))
                ? new Priced.Unknown(BILLED_BY_POD)
                : price;
    }

    /// The one most nodes are priced in; nodes priced in another are not in the bill, and listed.
    private static Currency currency(List<PricedNode> nodes) {
        var counts = nodes.stream()
                .flatMap(node -> switch (node.price()) {
                    case Priced.Known(var price) -> List.of(price.currency()).stream();
                    case Priced.Unknown _ -> List.<Currency>of().stream();
                })
                .collect(Collectors.groupingBy(
                        Function.identity(),
                        () -> new TreeMap<>(Comparator.comparing(Currency::getCurrencyCode)),
                        Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Price.USD);
    }

    private static Recommendation stepped(Recommendation one) {
        return one.withCurrent(RequestedTotals.afterNextStep(one));
    }
}
