package io.rightsizer.pricing.packing;

import java.util.random.RandomGenerator;

/// Fills one empty node from what is left: always the pod whose shape fits the shape of the room that remains best
/// (the dot product of Panigrahy et al., "Heuristics for Vector Bin Packing", each dimension weighed with what the
/// relaxation would pay for it), so large and small pods mix, and the room runs out in all dimensions together.
final class Filler {

    static double URG = 4;
    static double POW = 1;
    double[] priority;
    private final Task task;
    private final double[][] sizes;
    private final boolean[] onePerNode;

    Filler(Task task) {
        this.task = task;
        sizes = task.items().stream().map(Item::size).toArray(double[][]::new);
        priority = new double[sizes.length];
        java.util.Arrays.fill(priority, 1);
        onePerNode = new boolean[sizes.length];
        for (int item = 0; item < sizes.length; item++) {
            onePerNode[item] = task.items().get(item).onePerNode();
        }
    }

    /// @param left pods by item
    /// @param candidates items of which some are left
    /// @param prices of room by scope
    Load fill(
            int column,
            int[] left,
            int[] candidates,
            double[][] prices,
            double noise,
            RandomGenerator random,
            double nodes) {
        var room = task.columns().get(column).room();
        var free = room.clone();
        var taken = new int[candidates.length];
        var active = new int[candidates.length];
        var weights = new double[candidates.length][];
        var actives = 0;
        for (int candidate = 0; candidate < candidates.length; candidate++) {
            if (task.items().get(candidates[candidate]).fits()[column]) {
                active[actives++] = candidate;
                weights[candidate] = weights(candidates[candidate], room, prices, noise, random);
                if (onePerNode[candidates[candidate]]) {
                    var urgency = 1 + URG * Math.pow(Math.min(1.5, left[candidates[candidate]] / nodes), POW);
                    for (int d = 0; d < 3; d++) weights[candidate][d] *= urgency;
                }
            }
        }
        while (true) {
            var best = -1;
            var bestScore = -1.0;
            var kept = 0;
            for (int position = 0; position < actives; position++) {
                var candidate = active[position];
                var item = candidates[candidate];
                var size = sizes[item];
                if (size[0] > free[0]
                        || size[1] > free[1]
                        || size[2] > free[2]
                        || taken[candidate] >= (onePerNode[item] ? Math.min(1, left[item]) : left[item])) {
                    continue;
                }
                active[kept++] = candidate;
                var weight = weights[candidate];
                var score = weight[0] * free[0] + weight[1] * free[1] + weight[2] * free[2];
                if (score > bestScore) {
                    bestScore = score;
                    best = candidate;
                }
            }
            actives = kept;
            if (best < 0) {
                return load(column, candidates, taken);
            }
            taken[best]++;
            for (int dimension = 0; dimension < free.length; dimension++) {
                free[dimension] -= sizes[candidates[best]][dimension];
            }
        }
    }

    private double[] weights(int item, double[] room, double[][] prices, double noise, RandomGenerator random) {
        var price = prices[task.items().get(item).scope()];
        var factor = priority[item] * (1 + (noise == 0 ? 0 : noise * random.nextDouble()));
        var weights = new double[Item.DIMENSIONS];
        var total = 0.0;
        for (int dimension = 0; dimension < weights.length; dimension++) {
            total += price[dimension] * room[dimension];
        }
        for (int dimension = 0; dimension < weights.length; dimension++) {
            var importance = price[dimension] * room[dimension] + 0.02 * total + 1e-12;
            weights[dimension] =
                    factor * importance * sizes[item][dimension] / Math.max(1, room[dimension] * room[dimension]);
        }
        return weights;
    }

    private static Load load(int column, int[] candidates, int[] taken) {
        var kinds = 0;
        for (var count : taken) {
            kinds += count > 0 ? 1 : 0;
        }
        var items = new int[kinds];
        var counts = new int[kinds];
        var entry = 0;
        for (int candidate = 0; candidate < taken.length; candidate++) {
            if (taken[candidate] > 0) {
                items[entry] = candidates[candidate];
                counts[entry++] = taken[candidate];
            }
        }
        return new Load(column, items, counts);
    }
}
