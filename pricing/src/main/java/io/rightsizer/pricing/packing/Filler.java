package io.rightsizer.pricing.packing;

import java.util.Arrays;
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

    /// One node while it fills. This loop is where the time goes, hence arrays, of which the first entries are the
    /// candidates that still fit.
    private final class Filling {

        private final int column;
        private final int[] item;
        private final int[] most;
        private final double[] size;
        private final double[] weight;
        private final double[] free;
        private final int[] taken;
        private int actives;
        private int pods;

        Filling(int column, int[] left, int[] candidates, Guide guide) {
            this.column = column;
            item = new int[candidates.length];
            most = new int[candidates.length];
            size = new double[candidates.length * Item.DIMENSIONS];
            weight = new double[candidates.length * Item.DIMENSIONS];
            free = task.columns().get(column).room().clone();
            taken = new int[(int) free[Item.PODS]];
            for (var candidate : candidates) {
                if (task.items().get(candidate).fits().get(column)) {
                    add(candidate, left[candidate], guide);
                }
            }
        }

        private void add(int candidate, int left, Guide guide) {
            item[actives] = candidate;
            most[actives] = onePerNode[candidate] ? Math.min(1, left) : left;
            System.arraycopy(sizes[candidate], 0, size, actives * Item.DIMENSIONS, Item.DIMENSIONS);
            weigh(candidate, left, guide);
            actives++;
        }

        private void weigh(int candidate, int left, Guide guide) {
            var room = task.columns().get(column).room();
            var price = guide.prices().room()[column];
            var own = sizes[candidate];
            var node = price[0] * room[0] + price[1] * room[1] + price[2] * room[2];
            var worth = price[0] * own[0] + price[1] * own[1] + price[2] * own[2];
            var factor = Math.pow(guide.prices().worth()[candidate] / worth, LOYALTY)
                    * Math.pow(Math.max(1e-9, worth), -guide.balance())
                    * (1 + (guide.noise() == 0 ? 0 : guide.noise() * random.nextDouble()))
                    * (onePerNode[candidate] ? urgency(candidate, left, guide) : 1);
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                var importance = price[dimension] * room[dimension] + LEAST_IMPORTANCE * node + 1e-12;
                weight[actives * Item.DIMENSIONS + dimension] =
                        factor * importance * own[dimension] / Math.max(1, room[dimension] * room[dimension]);
            }
        }

        private double urgency(int candidate, int left, Guide guide) {
            var nodes = Math.max(1, guide.nodes()[task.items().get(candidate).scope()]);
            return 1 + URGENCY * Math.min(MOST_CROWDED, left / nodes);
        }

        /// The entry to take next; -1 once nothing fits. Forgets those that do not fit any more.
        int best() {
            var best = -1;
            var bestScore = -1.0;
            var kept = 0;
            for (int entry = 0; entry < actives; entry++) {
                if (fits(entry)) {
                    move(entry, kept);
                    var score = score(kept);
                    if (score > bestScore) {
                        bestScore = score;
                        best = kept;
                    }
                    kept++;
                }
            }
            actives = kept;
            return best;
        }

        private boolean fits(int entry) {
            var first = entry * Item.DIMENSIONS;
            return most[entry] > 0
                    && size[first] <= free[0]
                    && size[first + 1] <= free[1]
                    && size[first + 2] <= free[2];
        }

        private void move(int from, int to) {
            if (from != to) {
                item[to] = item[from];
                most[to] = most[from];
                for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                    size[to * Item.DIMENSIONS + dimension] = size[from * Item.DIMENSIONS + dimension];
                    weight[to * Item.DIMENSIONS + dimension] = weight[from * Item.DIMENSIONS + dimension];
                }
            }
        }

        private double score(int entry) {
            var first = entry * Item.DIMENSIONS;
            return weight[first] * free[0] + weight[first + 1] * free[1] + weight[first + 2] * free[2];
        }

        void take(int entry) {
            most[entry]--;
            taken[pods++] = item[entry];
            for (int dimension = 0; dimension < free.length; dimension++) {
                free[dimension] -= size[entry * Item.DIMENSIONS + dimension];
            }
        }

        Load load() {
            return Load.of(column, Arrays.copyOf(taken, pods));
        }
    }
}
