package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Buys node after node for what is left of a part, while the auction of the rest goes on: of the types that it
/// would fill, the one whose best filling costs least for what it is worth.
final class Buyer {

    private static final int TRIED = 10;
    private static final int ROUNDS = 15;
    private static final double FEW = 100;
    private static final double SHAPE_ONLY = 1;

    private final Task task;
    private final Auction auction;
    private final Filler filler;

    Buyer(Task task, Auction auction, Filler filler) {
        this.task = task;
        this.auction = auction;
        this.filler = filler;
    }

    /// Nodes for all items.
    List<Load> buy() {
        var mix = new Mix(task);
        var left = task.counts();
        var bought = new ArrayList<Load>();
        for (var part : task.parts()) {
            for (var candidates = part.items(); candidates.length > 0; candidates = some(candidates, left)) {
                auction.hold(List.of(part), left, mix.asked(left), rounds(part));
                var best = best(part, left, candidates);
                best.addTo(left, -1);
                mix.add(best.column(), 1);
                bought.add(best);
            }
            auction.close(part);
        }
        return bought;
    }

    /// One node of hundreds changes the prices of the rest little.
    private int rounds(Part part) {
        return (int) Math.ceil(ROUNDS * Math.min(1, FEW / auction.nodes(part)));
    }

    private static int[] some(int[] candidates, int[] left) {
        return IntStream.of(candidates).filter(item -> left[item] > 0).toArray();
    }

    /// Where a whole node may be too much, all types matter.
    private Load best(Part part, int[] left, int[] candidates) {
        var prices = auction.prices(List.of(part), left);
        var guide = new Guide(prices, SHAPE_ONLY, 0, task.sums(prices.nodes()));
        var columns = task.promising(part, prices);
        return IntStream.of(columns)
                .limit(prices.nodes()[columns[0]] < 1 ? columns.length : TRIED)
                .mapToObj(column -> filler.fill(column, left, candidates, guide))
                .filter(load -> load.items().length > 0)
                .min(Comparator.comparingDouble(prices::costForWorth))
                .orElseThrow();
    }
}
