package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Buys node after node for what is left: of the types that the relaxation of the rest finds cheap, the one
/// whose best filling costs least for what it is worth.
final class Buyer {

    private static final int TRIED = 10;
    private static final int NODES_PER_RELAXATION = 3;
    private static final int FEW_ITEMS = 60;

    private final Task task;
    private final Filler filler;

    Buyer(Task task, Filler filler) {
        this.task = task;
        this.filler = filler;
    }

    /// Nodes for all items, added to the mix.
    List<Load> buy(Mix mix, Guide guide) {
        var left = task.counts();
        var bought = new ArrayList<Load>();
        var duals = new double[0];
        for (var candidates = some(left); candidates.length > 0; candidates = some(left)) {
            var asked = mix.asked(left);
            if (bought.size() % NODES_PER_RELAXATION == 0 || candidates.length < FEW_ITEMS) {
                duals = task.relaxation().duals(task.withSlots(asked, guide.slots()));
            }
            var best = best(left, candidates, duals, task.relaxation().value(duals, asked), guide);
            best.addTo(left, -1);
            mix.add(best.column(), 1);
            bought.add(best);
        }
        return bought;
    }

    private static int[] some(int[] left) {
        return IntStream.range(0, left.length).filter(item -> left[item] > 0).toArray();
    }

    private Load best(int[] left, int[] candidates, double[] duals, double rest, Guide guide) {
        var columns = task.promising(duals);
        var typical = IntStream.of(columns)
                .limit(TRIED)
                .mapToDouble(task::price)
                .average()
                .orElseThrow();
        var now = guide.withPrices(task.scopePrices(duals), rest / typical);
        var costs = task.costs(duals);
        return IntStream.of(columns)
                .limit(nearTheEnd(columns, rest) ? columns.length : TRIED)
                .mapToObj(column -> filler.fill(column, left, candidates, now))
                .filter(load -> load.items().length > 0)
                .min(Comparator.comparingDouble(load -> costs[load.column()] / load.worth(task, now.prices())))
                .orElseGet(() -> anything(left, candidates, now));
    }

    /// Where a whole node may be too much, smaller types matter.
    private boolean nearTheEnd(int[] columns, double rest) {
        return rest
                < 3
                        * IntStream.of(columns)
                                .limit(TRIED)
                                .mapToDouble(task::price)
                                .max()
                                .orElseThrow();
    }

    private Load anything(int[] left, int[] candidates, Guide guide) {
        return IntStream.range(0, task.columns().size())
                .mapToObj(column -> filler.fill(column, left, candidates, guide))
                .filter(load -> load.items().length > 0)
                .min(Comparator.comparingDouble(load -> task.price(load.column())))
                .orElseThrow();
    }
}
