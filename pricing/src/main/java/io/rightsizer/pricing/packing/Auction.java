package io.rightsizer.pricing.packing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Finds what room should cost on each column apart, so that large pods go where slots are few, and pods that
/// want memory where memory is plenty. The [Relaxation] has one price of a core for all nodes, and so fills
/// the slots that small nodes have too many of with pods of large ones.
///
/// Each column divides the cost of its node among its dimensions; each pod goes where it pays least; then the
/// dimensions that are asked for most get a larger part. This is mirror ascent on the dual of the program that
/// assigns fractions of pods to columns: multiplicative steps, averaged over rounds. Any division proves a
/// bound, as the pods on a node together never pay more than it costs, and none pays less than it is worth.
final class Auction {

    /// More columns than these are asked for prices, but do not take part in the rounds.
    private static final int OPEN = 100;

    private static final double STEP = 3;
    private static final double STEP_BESIDE_ROOM = 0.3;
    private static final double SLOWER = -0.3;
    private static final double INDIFFERENCE = 0.01;
    private static final double INERTIA = 0.95;
    private static final double EVEN = 0.05;
    private static final double LEAST_PART = 1e-6;
    private static final double LEAST_BESIDE_ROOM = 1e-4;
    private static final double TINY = 1e-12;
    private static final double SAFETY = 1e-9;

    private final Task task;
    private final double[][] sizes;
    private final double[][] rooms;
    private final int[] all;
    private final int[] open;
    private final double[] duals;
    private final double[] meanDuals;
    private final double[][] parts;
    private final double[][] meanParts;
    private int round;

    /// Starts from the prices of the relaxation.
    Auction(Task task, double[] duals) {
        this.task = task;
        this.duals = duals.clone();
        sizes = task.items().stream().map(Item::size).toArray(double[][]::new);
        rooms = task.columns().stream().map(Column::room).toArray(double[][]::new);
        all = IntStream.range(0, rooms.length).toArray();
        open = Arrays.stream(all)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        column -> -task.relaxation().worth(column, duals) / Math.max(TINY, task.price(column))))
                .limit(OPEN)
                .mapToInt(Integer::intValue)
                .toArray();
        parts = parts(task.columnPrices(duals));
        meanDuals = duals.clone();
        meanParts = Arrays.stream(parts).map(double[]::clone).toArray(double[][]::new);
    }

    private double[][] parts(double[][] prices) {
        var parts = new double[rooms.length][Item.DIMENSIONS];
        for (var column : all) {
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                parts[column][dimension] = prices[column][dimension] * rooms[column][dimension];
            }
            divide(parts[column], EVEN);
        }
        return parts;
    }

    /// Makes the parts add up to 1.
    ///
    /// @param even how much of it all dimensions get alike
    private static void divide(double[] parts, double even) {
        var sum = Arrays.stream(parts).sum();
        for (int dimension = 0; dimension < parts.length; dimension++) {
            var part = sum > 0 ? parts[dimension] / sum : 1.0 / parts.length;
            parts[dimension] = (1 - even) * part + even / parts.length;
        }
    }

    /// @param left pods by item
    /// @param asked what the rows ask for
    void hold(int[] left, double[] asked, int rounds) {
        for (int more = 0; more < rounds; more++) {
            var costs = task.costs(duals);
            var bids = new Bids(open, room(parts, costs), left);
            var step = Math.pow(++round, SLOWER);
            var nodes = bids.nodes(parts);
            raiseParts(bids, costs, STEP * step);
            raiseDuals(asked, nodes, STEP_BESIDE_ROOM * step, bids.paid);
            average();
        }
    }

    private void raiseParts(Bids bids, double[] costs, double step) {
        for (var column : open) {
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                var wanted = bids.nodes(column, dimension) * costs[column] / Math.max(TINY, bids.paid);
                var raised = parts[column][dimension] * Math.exp(Math.min(1, step * wanted));
                parts[column][dimension] = Math.max(LEAST_PART, raised);
            }
            divide(parts[column], 0);
        }
    }

    private void raiseDuals(double[] asked, double[] nodes, double step, double paid) {
        for (int row = 0; row < duals.length; row++) {
            if (!task.rows().get(row).isRoom()) {
                var least = asked[row] > 0 ? LEAST_BESIDE_ROOM * paid / asked[row] : 0;
                var raised = Math.max(least, duals[row]);
                duals[row] = raised * Math.exp(step * missing(task.rows().get(row), asked[row], nodes));
            }
        }
        task.makeAffordable(duals);
    }

    /// As a part of all that is asked for and brought.
    private static double missing(Row row, double asked, double[] nodes) {
        var missing = asked;
        var size = Math.abs(asked);
        for (int column = 0; column < nodes.length; column++) {
            missing -= row.brought()[column] * nodes[column];
            size += Math.abs(row.brought()[column] * nodes[column]);
        }
        return missing / Math.max(TINY, size);
    }

    private void average() {
        average(meanDuals, duals);
        for (var column : open) {
            average(meanParts[column], parts[column]);
        }
    }

    private static void average(double[] mean, double[] now) {
        for (int entry = 0; entry < mean.length; entry++) {
            mean[entry] = INERTIA * mean[entry] + (1 - INERTIA) * now[entry];
        }
    }

    private double[][] room(double[][] divided, double[] costs) {
        var prices = new double[rooms.length][Item.DIMENSIONS];
        for (var column : all) {
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                var room = rooms[column][dimension];
                prices[column][dimension] = room == 0 ? 0 : divided[column][dimension] * costs[column] / room;
            }
        }
        return prices;
    }

    /// @param left pods by item; the others have no worth
    Prices prices(int[] left) {
        var costs = task.costs(meanDuals);
        var room = room(meanParts, costs);
        var bids = new Bids(all, room, left);
        return new Prices(room, costs, bids.worth, bids.nodes(meanParts));
    }

    /// What the prices prove: below it nobody gets, where every column can be bought without limit.
    double value(int[] counts, double[] asked) {
        var value = new Bids(all, room(meanParts, task.costs(meanDuals)), counts).paid;
        var size = value;
        for (int row = 0; row < asked.length; row++) {
            if (!task.rows().get(row).isRoom()) {
                value += meanDuals[row] * asked[row];
                size += Math.abs(meanDuals[row] * asked[row]);
            }
        }
        return Math.max(0, value - size * SAFETY);
    }

    /// Where every pod would go. Columns that cost nearly the same share it, which keeps the rounds from
    /// swinging. This loop is where the time goes, hence arrays.
    private final class Bids {

        private final int[] columns;
        private final double[][] prices;
        private final double[] worth = new double[sizes.length];
        private final double[][] taken = new double[rooms.length][Item.DIMENSIONS];
        private final double[] paying;
        private double paid;

        Bids(int[] columns, double[][] prices, int[] left) {
            this.columns = columns;
            this.prices = prices;
            paying = new double[columns.length];
            for (int item = 0; item < sizes.length; item++) {
                if (left[item] > 0) {
                    bid(item, left[item]);
                }
            }
        }

        private void bid(int item, int pods) {
            var size = sizes[item];
            var fits = task.items().get(item).fits();
            var least = Double.POSITIVE_INFINITY;
            for (int entry = 0; entry < columns.length; entry++) {
                var price = prices[columns[entry]];
                var pays = price[0] * size[0] + price[1] * size[1] + price[2] * size[2];
                paying[entry] = fits[columns[entry]] ? pays : Double.POSITIVE_INFINITY;
                least = Math.min(least, paying[entry]);
            }
            if (least < Double.POSITIVE_INFINITY) {
                worth[item] = least;
                paid += pods * least;
                share(size, pods, least * (1 + INDIFFERENCE));
            }
        }

        private void share(double[] size, int pods, double limit) {
            var sum = 0.0;
            for (var pays : paying) {
                sum += Math.max(0, limit - pays);
            }
            for (int entry = 0; entry < columns.length; entry++) {
                if (paying[entry] < limit) {
                    var part = pods * (limit - paying[entry]) / sum;
                    for (int dimension = 0; dimension < size.length; dimension++) {
                        taken[columns[entry]][dimension] += part * size[dimension];
                    }
                }
            }
        }

        /// As many as one dimension asks for.
        double nodes(int column, int dimension) {
            return rooms[column][dimension] == 0 ? 0 : taken[column][dimension] / rooms[column][dimension];
        }

        double[] nodes(double[][] divided) {
            var nodes = new double[rooms.length];
            for (var column : columns) {
                for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                    nodes[column] += divided[column][dimension] * nodes(column, dimension);
                }
            }
            return nodes;
        }
    }
}
