package io.rightsizer.pricing.packing;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;

/// One set of columns to buy from: its relaxation, its auction, and a plan.
final class Market {

    private static final int DIGITS = 9;
    private static final int ROUNDS = 150;

    private final Task task;
    private final double[] duals;
    private final Auction auction;
    private final double lowest;

    Market(Task task) {
        this.task = task;
        var asked = new Mix(task).asked(task.counts());
        duals = task.relaxation().duals(asked);
        auction = new Auction(task, duals);
        lowest = Math.max(task.relaxation().value(duals, asked), task.limited() ? 0 : auctioned(asked));
    }

    private double auctioned(double[] asked) {
        auction.hold(task.parts(), task.counts(), asked, ROUNDS);
        return auction.value(task.counts(), asked);
    }

    double lowest() {
        return lowest;
    }

    Bound bound() {
        var prices = task.scopePrices(duals);
        var marginals = new TreeMap<String, Marginal>();
        for (var item : task.items()) {
            var marginal = marginal(prices[item.scope()]);
            item.groups().forEach(group -> marginals.put(group.id(), marginal));
        }
        return new Bound(BigDecimal.valueOf(lowest).setScale(DIGITS, RoundingMode.DOWN), marginals);
    }

    private static Marginal marginal(double[] prices) {
        return new Marginal(
                money(prices[Item.CPU] * Task.UNITS[Item.CPU]),
                money(prices[Item.MEMORY] * Task.UNITS[Item.MEMORY]),
                money(prices[Item.PODS]));
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(amount).setScale(DIGITS, RoundingMode.HALF_EVEN);
    }

    NodePlan plan() {
        var loads = new Shopping(task, auction, lowest).loads();
        var placed = new int[task.items().size()];
        var nodes = loads.stream().map(load -> node(load, placed)).toList();
        var hourly = nodes.stream().map(PlannedNode::hourly).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new NodePlan(nodes, hourly, bound(), task.misfits());
    }

    /// @param placed pods that are on nodes already, by item
    private PlannedNode node(Load load, int[] placed) {
        var column = task.columns().get(load.column());
        var pods = new TreeMap<String, Integer>();
        for (int entry = 0; entry < load.items().length; entry++) {
            var item = load.items()[entry];
            var from = placed[item];
            placed[item] += load.counts()[entry];
            pods.putAll(task.items().get(item).pods(from, placed[item]));
        }
        return new PlannedNode(
                column.type(),
                column.pool(),
                column.capacityType(),
                column.hourly(),
                room(column.room()),
                room(load.used(task)),
                pods);
    }

    static Room room(double[] amounts) {
        return new Room(Cpu.millicores((long) amounts[Item.CPU]), Memory.bytes((long) amounts[Item.MEMORY]), (int)
                amounts[Item.PODS]);
    }
}
