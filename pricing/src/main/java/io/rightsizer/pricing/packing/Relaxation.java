package io.rightsizer.pricing.packing;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Variable;

/// The linear program behind the bound: the cheapest fractional nodes that bring every row what it asks for.
///
/// It is the dual that is solved, `max y·asked - w·most` with `y·brought - w <= price` for each column: its
/// variables are few, one for a row, and are themselves the marginal prices that guide the packing. Whatever
/// the solver returns is scaled until it satisfies the constraints, so by weak duality its value never
/// exceeds the price of any packing.
final class Relaxation {

    private static final double SAFETY = 1e-9;

    private final List<Column> columns;
    private final List<Row> rows;
    private final BitSet taken;

    Relaxation(List<Column> columns, List<Row> rows) {
        this.columns = columns;
        this.rows = rows;
        taken = cheapest();
    }

    /// The marginal price of each row. Of thousands of columns few are worth their price in the end, so the
    /// program starts with a few and takes in more until none is left that is worth more than it costs.
    double[] duals(double[] asked) {
        while (true) {
            var duals = dualsOfTaken(asked);
            var more = worthMore(duals);
            more.andNot(taken);
            if (more.isEmpty()) {
                return scaled(duals);
            }
            taken.or(more);
        }
    }

    /// Of every row, so that no dual is without limit; and the existing nodes, which are few.
    private BitSet cheapest() {
        var cheapest = new BitSet();
        for (var row : rows) {
            best(row, column -> row.brought()[column] / columns.get(column).price(), 0)
                    .ifPresent(cheapest::set);
        }
        IntStream.range(0, columns.size()).filter(this::limited).forEach(cheapest::set);
        return cheapest;
    }

    /// Of every row the column that is, most.
    private BitSet worthMore(double[] duals) {
        var ratios = IntStream.range(0, columns.size())
                .mapToDouble(
                        column -> worth(column, duals) / columns.get(column).price())
                .toArray();
        var more = new BitSet();
        for (var row : rows) {
            best(row, column -> ratios[column], 1 + SAFETY).ifPresent(more::set);
        }
        return more;
    }

    /// Among the columns that bring something to a row; absent where none is above the least.
    private OptionalInt best(Row row, IntToDoubleFunction value, double least) {
        var best = OptionalInt.empty();
        var highest = least;
        for (int column = 0; column < columns.size(); column++) {
            if (row.brought()[column] > 0 && !limited(column) && value.applyAsDouble(column) > highest) {
                highest = value.applyAsDouble(column);
                best = OptionalInt.of(column);
            }
        }
        return best;
    }

    /// How many columns the program has had to take in.
    int taken() {
        return taken.cardinality();
    }

    private boolean limited(int column) {
        return columns.get(column).most() != Column.UNLIMITED;
    }

    private double[] dualsOfTaken(double[] asked) {
        var model = new ExpressionsBasedModel();
        var duals = new Variable[rows.size()];
        for (int row = 0; row < duals.length; row++) {
            duals[row] = model.newVariable("y" + row).lower(0).weight(asked[row]);
        }
        taken.stream().forEach(column -> constrain(model, duals, column));
        model.maximise();
        var found = new double[duals.length];
        for (int row = 0; row < found.length; row++) {
            var value = duals[row].getValue();
            found[row] = value == null ? 0 : Math.max(0, value.doubleValue());
        }
        return found;
    }

    private void constrain(ExpressionsBasedModel model, Variable[] duals, int column) {
        var priced = columns.get(column);
        var constraint = model.newExpression("c" + column).upper(priced.price());
        for (int row = 0; row < duals.length; row++) {
            var brought = rows.get(row).brought()[column];
            if (brought != 0) {
                constraint.set(duals[row], brought);
            }
        }
        if (limited(column)) {
            constraint.set(model.newVariable("w" + column).lower(0).weight(-priced.most()), -1);
        }
    }

    private double[] scaled(double[] duals) {
        var scale = 1.0;
        for (int column = 0; column < columns.size(); column++) {
            var worth = worth(column, duals);
            if (!limited(column) && worth > columns.get(column).price()) {
                scale = Math.min(scale, columns.get(column).price() / worth);
            }
        }
        for (int row = 0; row < duals.length; row++) {
            duals[row] *= scale;
        }
        return duals;
    }

    /// What one node of a column is worth at these prices; its price, where the relaxation would buy it.
    double worth(int column, double[] duals) {
        var worth = 0.0;
        for (int row = 0; row < duals.length; row++) {
            worth += duals[row] * rows.get(row).brought()[column];
        }
        return worth;
    }

    /// What these duals prove.
    double value(double[] duals, double[] asked) {
        var value = 0.0;
        var size = 0.0;
        for (int row = 0; row < duals.length; row++) {
            value += duals[row] * asked[row];
            size += Math.abs(duals[row] * asked[row]);
        }
        for (int column = 0; column < columns.size(); column++) {
            if (limited(column)) {
                var excess = worth(column, duals) - columns.get(column).price();
                value -= Math.max(0, excess) * columns.get(column).most();
            }
        }
        return Math.max(0, value - size * SAFETY);
    }
}
