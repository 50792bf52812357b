package io.rightsizer.pricing.packing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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

    /// Of a part. More columns than these are asked for prices, but do not take part in the rounds.
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
    private final double[][] rooms;
    private final int[] all;
    private final List<int[]> open;
    private final List<List<Bidder>> bidders;
    private final double[] nodes;
    private final double[] duals;
    private final double[] meanDuals;
    private final double[][] parts;
    private final double[][] meanParts;
    private int round;

    /// Starts from the prices of the relaxation.
    Auction(Task task, double[] duals) {
        this.task = task;
        this.duals = duals.clone();
        rooms = task.columns().stream().map(Column::room).toArray(double[][]::new);
        all = IntStream.range(0, rooms.length).toArray();
        open = task.parts().stream().map(part -> open(part, duals)).toList();
        bidders =
                task.parts().stream().map(part -> Bidder.of(task, part.items())).toList();
        nodes = new double[rooms.length];
        parts = parts(task.columnPrices(duals));
        meanDuals = duals.clone();
        meanParts = Arrays.stream(parts).map(double[]::clone).toArray(double[][]::new);
    }

    private int[] open(Part part, double[] duals) {
        return Arrays.stream(part.columns())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        column -> -task.relaxation().worth(column, duals) / Math.max(TINY, task.price(column))))
                .limit(OPEN)
                .mapToInt(Integer::intValue)
                .toArray();
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

    /// @param among parts whose pods bid; the others keep what they would have bought
    /// @param left pods by item
    /// @param asked what the rows ask for
    void hold(List<Part> among, int[] left, double[] asked, int rounds) {
        for (int more = 0; more < rounds; more++) {
            var costs = task.costs(duals);
            var step = Math.pow(++round, SLOWER);
            var paid = 0.0;
            for (var part : among) {
                var bids = new Bids(open.get(part.number()), parts, costs);
                bidders.get(part.number()).forEach(bidder -> bids.add(bidder.size(), bidder.fits(), bidder.pods(left)));
                bids.countNodes(parts, nodes);
                raiseParts(bids, costs, STEP * step);
                paid += bids.paid;
            }
            raiseDuals(among, asked, STEP_BESIDE_ROOM * step, paid);
            average(among);
        }
    }

    /// How many its pods would buy, could they be cut.
    double nodes(Part part) {
        return Arrays.stream(part.columns())
                .mapToDouble(column -> nodes[column])
                .sum();
    }

    /// Its pods have their nodes.
    void close(Part part) {
        for (var column : part.columns()) {
            nodes[column] = 0;
        }
    }

    private void raiseParts(Bids bids, double[] costs, double step) {
        for (int entry = 0; entry < bids.columns.length; entry++) {
            var column = bids.columns[entry];
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                var wanted = bids.nodes(entry, dimension) * costs[column] / Math.max(TINY, bids.paid);
                var raised = parts[column][dimension] * Math.exp(Math.min(1, step * wanted));
                parts[column][dimension] = Math.max(LEAST_PART, raised);
            }
            divide(parts[column], 0);
        }
    }

    private void raiseDuals(List<Part> among, double[] asked, double step, double paid) {
        var raised = among.stream().flatMapToInt(part -> Arrays.stream(part.beside()));
        raised.distinct().forEach(row -> {
            var least = asked[row] > 0 ? LEAST_BESIDE_ROOM * paid / asked[row] : 0;
            var missing = missing(task.rows().get(row), asked[row], nodes);
            duals[row] = Math.max(least, duals[row]) * Math.exp(step * missing);
        });
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

    private void average(List<Part> among) {
        average(meanDuals, duals);
        for (var part : among) {
            for (var column : open.get(part.number())) {
                average(meanParts[column], parts[column]);
            }
        }
    }

    private static void average(double[] mean, double[] now) {
        for (int entry = 0; entry < mean.length; entry++) {
            mean[entry] = INERTIA * mean[entry] + (1 - INERTIA) * now[entry];
        }
    }

    /// @param left pods by item; the others have no worth
    Prices prices(List<Part> among, int[] left) {
        var prices = new Prices(
                new double[rooms.length][], task.costs(meanDuals), new double[left.length], new double[rooms.length]);
        for (var part : among) {
            var bids = bids(part, left, prices.costs(), prices.worth());
            bids.countNodes(meanParts, prices.nodes());
            bids.tellPrices(prices.room());
        }
        return prices;
    }

    /// Every pod for itself, on every column.
    private Bids bids(Part part, int[] left, double[] costs, double[] worth) {
        var bids = new Bids(part.columns(), meanParts, costs);
        for (var number : part.items()) {
            var item = task.items().get(number);
            worth[number] = bids.add(item.size(), item.fits(), left[number]);
        }
        return bids;
    }

    /// What the prices prove: below it nobody gets, where every column can be bought without limit.
    double value(int[] counts, double[] asked) {
        var costs = task.costs(meanDuals);
        var value = task.parts().stream()
                .mapToDouble(part -> bids(part, counts, costs, new double[counts.length]).paid)
                .sum();
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
        private final double[][] taken;
        private final double[] paying;
        private double paid;

        /// @param divided the cost of a node among its dimensions, by column
        Bids(int[] columns, double[][] divided, double[] costs) {
            this.columns = columns;
            prices = new double[columns.length][Item.DIMENSIONS];
            taken = new double[columns.length][Item.DIMENSIONS];
            paying = new double[columns.length];
            for (int entry = 0; entry < columns.length; entry++) {
                var column = columns[entry];
                for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                    var room = rooms[column][dimension];
                    prices[entry][dimension] = room == 0 ? 0 : divided[column][dimension] * costs[column] / room;
                }
            }
        }

        /// What one of the pods pays; nothing where there is none.
        double add(double[] size, BitSet fits, int pods) {
            if (pods == 0) {
                return 0;
            }
            var least = Double.POSITIVE_INFINITY;
            for (int entry = 0; entry < columns.length; entry++) {
                var price = prices[entry];
                var pays = price[0] * size[0] + price[1] * size[1] + price[2] * size[2];
                paying[entry] = fits.get(columns[entry]) ? pays : Double.POSITIVE_INFINITY;
                least = Math.min(least, paying[entry]);
            }
            if (least == Double.POSITIVE_INFINITY) {
                return 0;
            }
            paid += pods * least;
            share(size, pods, least * (1 + INDIFFERENCE));
            return least;
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
                        taken[entry][dimension] += part * size[dimension];
                    }
                }
            }
        }

        /// As many as one dimension asks for.
        double nodes(int entry, int dimension) {
            var room = rooms[columns[entry]][dimension];
            return room == 0 ? 0 : taken[entry][dimension] / room;
        }

        void countNodes(double[][] divided, double[] nodes) {
            for (int entry = 0; entry < columns.length; entry++) {
                nodes[columns[entry]] = 0;
                for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                    nodes[columns[entry]] += divided[columns[entry]][dimension] * nodes(entry, dimension);
                }
            }
        }

        void tellPrices(double[][] room) {
            for (int entry = 0; entry < columns.length; entry++) {
                room[columns[entry]] = prices[entry];
            }
        }
    }
}
