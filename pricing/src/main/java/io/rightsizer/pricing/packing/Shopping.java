package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// From nothing to a plan that keeps every rule: buys everything, and reworks it unless it is good enough. How
/// long it tries is counted in rounds, not seconds, so that the answer is always the same.
final class Shopping {

    private static final long SEED = 20261121;
    private static final double GOOD_ENOUGH = 1.01;
    private static final int REWORKS = 4000;

    private final Task task;
    private final Auction auction;
    private final double lowest;

    Shopping(Task task, Auction auction, double lowest) {
        this.task = task;
        this.auction = auction;
        this.lowest = lowest;
    }

    List<Load> loads() {
        var prices = auction.prices(task.parts(), task.counts());
        var random = new Random(SEED);
        var bought = repaired(new Buyer(task, auction, new Filler(task, random)).buy());
        return price(bought) <= GOOD_ENOUGH * lowest ? bought : repaired(reworked(bought, prices, random));
    }

    /// Rounds by the number of nodes.
    private List<Load> reworked(List<Load> bought, Prices prices, Random random) {
        var mix = Mix.of(task, bought);
        var reworked = new ArrayList<Load>();
        for (var part : task.parts()) {
            var own = bought.stream().filter(load -> part.has(load.column())).toList();
            var rounds = REWORKS * own.size() / bought.size();
            reworked.addAll(new Rework(task, part, prices, own, mix, random).after(rounds));
        }
        return reworked;
    }

    private List<Load> repaired(List<Load> loads) {
        var complete = new ArrayList<>(loads);
        new Repair(task, Mix.of(task, loads)).accept(complete);
        return complete;
    }

    private double price(List<Load> loads) {
        return loads.stream().mapToDouble(load -> task.price(load.column())).sum();
    }
}
