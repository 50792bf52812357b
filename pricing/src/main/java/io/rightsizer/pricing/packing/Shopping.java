package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// From nothing to a plan that keeps every rule: buys everything a few times over, each time giving priority
/// to what was costly to place before, and reworks the cheapest plan. How long it tries is counted in rounds,
/// not seconds, so that the answer is always the same.
final class Shopping {

    private static final long SEED = 20261121;
    private static final double GOOD_ENOUGH = 1.01;
    private static final List<Try> TRIES = List.of(new Try(0.8, 1), new Try(0.3, 1.5), new Try(0, 1));
    private static final int BUYS = 3;
    private static final int REWORKS = 6000;
    private static final double KEPT = 0.6;
    private static final double STRESS = 4;

    private final Task task;
    private final double[] duals;
    private final double lowest;
    private final double[] costs;
    private final double[][] prices;
    private List<Load> best = List.of();
    private double bestPrice = Double.POSITIVE_INFINITY;

    Shopping(Task task, double[] duals, double lowest) {
        this.task = task;
        this.duals = duals;
        this.lowest = lowest;
        costs = task.costs(duals);
        prices = task.scopePrices(duals);
    }

    List<Load> loads() {
        for (var one : TRIES) {
            if (bestPrice > GOOD_ENOUGH * lowest) {
                buy(one);
            }
        }
        if (bestPrice > GOOD_ENOUGH * lowest) {
            consider(new Rework(task, duals, best, new Random(SEED)).after(REWORKS));
        }
        return best;
    }

    private void buy(Try one) {
        var guide = Guide.of(prices, task.items().size(), one.balance, one.slots);
        var strain = guide.priorities().clone();
        for (int round = 0; round < BUYS && bestPrice > GOOD_ENOUGH * lowest; round++) {
            var loads = new Buyer(task, new Filler(task, new Random(SEED))).buy(new Mix(task), guide);
            learn(strain, loads);
            for (int item = 0; item < strain.length; item++) {
                guide.priorities()[item] = Math.pow(strain[item], STRESS);
            }
            consider(loads);
        }
    }

    /// Moves what each item strains a plan towards what its nodes cost for what they hold.
    private void learn(double[] strain, List<Load> loads) {
        var cost = new double[strain.length];
        var pods = new double[strain.length];
        for (var load : loads) {
            var costForWorth = costs[load.column()] / load.worth(task, prices);
            for (int entry = 0; entry < load.items().length; entry++) {
                cost[load.items()[entry]] += costForWorth * load.counts()[entry];
                pods[load.items()[entry]] += load.counts()[entry];
            }
        }
        for (int item = 0; item < strain.length; item++) {
            strain[item] = KEPT * strain[item] + (1 - KEPT) * Math.min(STRESS, cost[item] / pods[item]);
        }
    }

    private void consider(List<Load> loads) {
        var complete = new ArrayList<>(loads);
        new Repair(task, Mix.of(task, loads)).accept(complete);
        var price =
                complete.stream().mapToDouble(load -> task.price(load.column())).sum();
        if (price < bestPrice) {
            best = complete;
            bestPrice = price;
        }
    }

    /// See [Guide].
    private record Try(double balance, double slots) {}
}
