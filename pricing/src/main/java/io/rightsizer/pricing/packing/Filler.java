package io.rightsizer.pricing.packing;

import java.util.Random;

/// Fills one empty node from what is left: always the pod whose shape fits the shape of the room that
/// remains best, so that the room runs out in all dimensions together. The measure is the dot product of
/// Panigrahy et al., "Heuristics for Vector Bin Packing", each dimension weighed with its price on this
/// column. It takes large pods first; divided by a power of what the pod pays it mixes sizes, so that no large
/// ones or small ones are left for the end. Pods that would pay less on another column come last.
final class Filler {

    private static final double LOYALTY = 4;
    private static final double URGENCY = 5;
    private static final double MOST_CROWDED = 1.5;
    private static final double LEAST_IMPORTANCE = 0.02;

    private final Task task;
    private final double[][] sizes;
    private final boolean[] onePerNode;
    private final Random random;

    Filler(Task task, Random random) {
        this.task = task;
        this.random = random;
        sizes = task.items().stream().map(Item::size).toArray(double[][]::new);
        onePerNode = new boolean[sizes.length];
        for (int item = 0; item < sizes.length; item++) {
            onePerNode[item] = task.items().get(item).onePerNode();
        }
    }

    /// @param left pods by item
    /// @param candidates items of which some are left
    Load fill(int column, int[] left, int[] candidates, Guide guide) {
        var filling = new Filling(column, left, candidates, guide);
        for (var best = filling.best(); best >= 0; best = filling.best()) {
            filling.take(best);
        }
        return filling.load();
    }

    /// One node while it fills. This loop is where the time goes, hence arrays.
    private final class Filling {

        private final int column;
        private final int[] candidates;
        private final int[] most;
        private final int[] taken;
        private final int[] active;
        private final double[][] weights;
        private final double[] free;
        private int actives;

        Filling(int column, int[] left, int[] candidates, Guide guide) {
            this.column = column;
            this.candidates = candidates;
            most = new int[candidates.length];
            taken = new int[candidates.length];
            active = new int[candidates.length];
            weights = new double[candidates.length][];
            free = task.columns().get(column).room().clone();
            for (int candidate = 0; candidate < candidates.length; candidate++) {
                var item = candidates[candidate];
                most[candidate] = onePerNode[item] ? Math.min(1, left[item]) : left[item];
                if (task.items().get(item).fits()[column]) {
                    active[actives++] = candidate;
                    weights[candidate] = weights(item, left[item], guide);
                }
            }
        }

        private double[] weights(int item, int left, Guide guide) {
            var room = task.columns().get(column).room();
            var price = guide.prices().room()[column];
            var size = sizes[item];
            var node = price[0] * room[0] + price[1] * room[1] + price[2] * room[2];
            var worth = price[0] * size[0] + price[1] * size[1] + price[2] * size[2];
            var factor = Math.pow(guide.prices().worth()[item] / worth, LOYALTY)
                    * Math.pow(Math.max(1e-9, worth), -guide.balance())
                    * (1 + (guide.noise() == 0 ? 0 : guide.noise() * random.nextDouble()))
                    * (onePerNode[item] ? urgency(item, left, guide) : 1);
            var weights = new double[Item.DIMENSIONS];
            for (int dimension = 0; dimension < weights.length; dimension++) {
                var importance = price[dimension] * room[dimension] + LEAST_IMPORTANCE * node + 1e-12;
                weights[dimension] =
                        factor * importance * size[dimension] / Math.max(1, room[dimension] * room[dimension]);
            }
            return weights;
        }

        private double urgency(int item, int left, Guide guide) {
            var nodes = Math.max(1, guide.nodes()[task.items().get(item).scope()]);
            return 1 + URGENCY * Math.min(MOST_CROWDED, left / nodes);
        }

        /// The candidate to take next; -1 once nothing fits. Forgets those that do not fit any more.
        int best() {
            var best = -1;
            var bestScore = -1.0;
            var kept = 0;
            for (int position = 0; position < actives; position++) {
                var candidate = active[position];
                if (!fits(candidate)) {
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
            return best;
        }

        private boolean fits(int candidate) {
            var size = sizes[candidates[candidate]];
            return taken[candidate] < most[candidate] && size[0] <= free[0] && size[1] <= free[1] && size[2] <= free[2];
        }

        void take(int candidate) {
            taken[candidate]++;
            for (int dimension = 0; dimension < free.length; dimension++) {
                free[dimension] -= sizes[candidates[candidate]][dimension];
            }
        }

        Load load() {
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
}
