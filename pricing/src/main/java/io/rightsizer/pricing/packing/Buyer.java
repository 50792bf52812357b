package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Buys node after node for what is left: of the types that the relaxation of the rest finds cheap, the one whose best
/// filling costs least for what it is worth.
final class Buyer {

    private static final int TRIED = 10;

    static int EVERY = 3;
    private final Task task;
    final Filler filler;

    Buyer(Task task) {
        this.task = task;
        filler = new Filler(task);
    }

    /// Takes everything out of `left` and adds the nodes to the mix.
    List<Load> buy(int[] left, Mix mix, double noise, RandomGenerator random) {
        var bought = new ArrayList<Load>();
        double[] duals = new double[0];
        while (true) {
            var candidates = IntStream.range(0, left.length)
                    .filter(item -> left[item] > 0)
                    .toArray();
            if (candidates.length == 0) {
                return bought;
            }
            var asked = mix.asked(left);
            if (bought.size() % EVERY == 0 || candidates.length < 60)
                duals = task.relaxation().duals(asked);
            var best = best(left, candidates, duals, asked, noise, random);
            best.addTo(left, -1);
            mix.add(best.column(), 1);
            bought.add(best);
        }
    }

    private Load best(
            int[] left, int[] candidates, double[] duals, double[] asked, double noise, RandomGenerator random) {
        var prices = task.scopePrices(duals);
        var rest = task.relaxation().value(duals, asked);
        Load best = null;
        var bestRatio = Double.POSITIVE_INFINITY;
        var promising = promising(duals, rest);
        var nodes = rest
                / IntStream.of(promising)
                        .limit(TRIED)
                        .mapToDouble(c -> task.columns().get(c).price())
                        .average()
                        .orElse(1);
        for (var column : promising) {
            var load = filler.fill(column, left, candidates, prices, noise, random, Math.max(1, nodes));
            var ratio = ratio(load, duals, prices);
            if (load.items().length > 0 && ratio < bestRatio) {
                best = load;
                bestRatio = ratio;
            }
        }
        if (best == null) {
            best = anything(left, candidates, prices);
        }
        return best;
    }

    private int[] promising(double[] duals, double rest) {
        var columns = task.columns();
        var ordered = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer column) -> 1
                                - task.relaxation().worth(column, duals)
                                        / columns.get(column).price())
                        .thenComparing(column -> column))
                .mapToInt(Integer::intValue)
                .toArray();
        var largest = IntStream.of(ordered)
                .limit(TRIED)
                .mapToDouble(column -> columns.get(column).price())
                .max()
                .orElse(0);
        return rest < 3 * largest ? ordered : IntStream.of(ordered).limit(TRIED).toArray();
    }

    private Load anything(int[] left, int[] candidates, double[][] prices) {
        return IntStream.range(0, task.columns().size())
                .mapToObj(column -> filler.fill(column, left, candidates, prices, 0, new java.util.Random(0), 1))
                .filter(load -> load.items().length > 0)
                .min(Comparator.comparingDouble(
                        load -> task.columns().get(load.column()).price()))
                .orElseThrow();
    }

    private double ratio(Load load, double[] duals, double[][] prices) {
        var worth = 0.0;
        for (int entry = 0; entry < load.items().length; entry++) {
            var item = task.items().get(load.items()[entry]);
            worth += load.counts()[entry] * worth(item, prices);
        }
        return cost(load.column(), duals) / worth;
    }

    static double worth(Item item, double[][] prices) {
        var price = prices[item.scope()];
        return price[0] * item.size()[0] + price[1] * item.size()[1] + price[2];
    }

    /// The price, less what the node brings beside room.
    private double cost(int column, double[] duals) {
        var cost = task.columns().get(column).price();
        for (int row = 0; row < duals.length; row++) {
            if (!(task.rows().get(row).kind() instanceof Row.Kind.Needs)) {
                cost -= duals[row] * task.rows().get(row).brought()[column];
            }
        }
        return Math.max(1e-12, cost);
    }
}
