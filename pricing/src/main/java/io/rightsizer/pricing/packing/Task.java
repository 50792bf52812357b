package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// A packing question made ready for arithmetic: columns and items in an order of their own, the scopes that
/// selectors and spot eligibility make of the columns, and the rows of the relaxation. Pods that fit no
/// column are set aside.
final class Task {

    /// Cores, GiB and pods: amounts of a size that the solver likes.
    static final double[] UNITS = {1000, 1L << 30, 1};

    private static final double TINY = 1e-12;

    private final PackingRules rules;
    private final List<Column> columns;
    private final List<Item> items = new ArrayList<>();
    private final List<Unplaced> misfits = new ArrayList<>();
    private final List<boolean[]> scopes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Relaxation relaxation;

    /// @param mixed whether spot eligibility, share and base apply; existing nodes are taken as they are
    Task(List<Column> offered, List<PodGroup> groups, PackingRules rules, boolean mixed) {
        this.rules = rules;
        columns = offered.stream().sorted(Column.ORDER).toList();
        var everywhere = new boolean[columns.size()];
        Arrays.fill(everywhere, true);
        scopes.add(everywhere);
        groups.stream()
                .filter(group -> group.count() > 0)
                .sorted(Comparator.comparing(PodGroup::id))
                .forEach(group -> add(group, mixed));
        addNeeds();
        if (mixed) {
            addMix();
        }
        addFloors();
        relaxation = new Relaxation(columns, rows);
    }

    private void add(PodGroup group, boolean mixed) {
        var reached = new boolean[columns.size()];
        var fits = new boolean[columns.size()];
        var size = Item.size(group);
        for (int column = 0; column < reached.length; column++) {
            var candidate = columns.get(column);
            reached[column] =
                    group.reach().includes(candidate.pool()) && (!mixed || group.spotEligible() || !candidate.spot());
            fits[column] = reached[column] && candidate.holds(size);
        }
        if (any(fits)) {
            items.add(new Item(group, size, scope(reached), fits));
        } else {
            misfits.add(new Unplaced(
                    group, group.count(), any(reached) ? Unplaced.Why.LARGER_THAN_ANY_NODE : Unplaced.Why.NO_POOL));
        }
    }

    private int scope(boolean[] reached) {
        for (int scope = 0; scope < scopes.size(); scope++) {
            if (Arrays.equals(scopes.get(scope), reached)) {
                return scope;
            }
        }
        scopes.add(reached);
        return scopes.size() - 1;
    }

    private static boolean any(boolean[] flags) {
        for (var flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    private void addNeeds() {
        for (int scope = 0; scope < scopes.size(); scope++) {
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                rows.add(needs(scope, dimension));
            }
            rows.add(new Row(new Row.Kind.Apart(scope), brought(scope, _ -> 1)));
        }
    }

    private Row needs(int scope, int dimension) {
        return new Row(
                new Row.Kind.Needs(scope, dimension),
                brought(scope, column -> column.room()[dimension] / UNITS[dimension]));
    }

    private double[] brought(int scope, ToDoubleFunction<Column> amount) {
        var brought = new double[columns.size()];
        for (int column = 0; column < brought.length; column++) {
            brought[column] = scopes.get(scope)[column] ? amount.applyAsDouble(columns.get(column)) : 0;
        }
        return brought;
    }

    private void addMix() {
        rows.add(new Row(new Row.Kind.Share(), brought(0, column -> shareSlack(column) / UNITS[Item.CPU])));
        rows.add(new Row(
                new Row.Kind.Base(),
                brought(0, column -> column.spot() ? 0 : column.room()[Item.CPU] / UNITS[Item.CPU])));
    }

    /// Millicores of spot that a node allows beside itself; negative for a spot node.
    double shareSlack(Column column) {
        return column.room()[Item.CPU] * (column.spot() ? rules.spotShare() - 1 : rules.spotShare());
    }

    private void addFloors() {
        rules.floors().forEach((pool, floor) -> {
            addFloor(pool, "", floor.total());
            if (columns.stream().anyMatch(column -> !column.zone().isEmpty())) {
                floor.zones().forEach(zone -> addFloor(pool, zone, floor.perZone()));
            }
        });
    }

    private void addFloor(String pool, String zone, int nodes) {
        var brought = brought(
                0,
                column -> column.pool().equals(pool)
                                && (zone.isEmpty() || column.zone().equals(zone))
                        ? 1
                        : 0);
        var there = 0L;
        for (int column = 0; column < brought.length; column++) {
            there += brought[column] > 0 ? columns.get(column).most() : 0;
        }
        if (there > 0 && nodes > 0) {
            rows.add(new Row(new Row.Kind.Floor(pool, zone, (int) Math.min(there, nodes)), brought));
        }
    }

    PackingRules rules() {
        return rules;
    }

    List<Column> columns() {
        return columns;
    }

    List<Item> items() {
        return items;
    }

    /// Pods by item.
    int[] counts() {
        return items.stream().mapToInt(Item::count).toArray();
    }

    List<Unplaced> misfits() {
        return misfits;
    }

    List<Row> rows() {
        return rows;
    }

    Relaxation relaxation() {
        return relaxation;
    }

    /// Whether everything of one scope must find its room in another.
    boolean within(int inner, int outer) {
        for (int column = 0; column < columns.size(); column++) {
            if (scopes.get(inner)[column] && !scopes.get(outer)[column]) {
                return false;
            }
        }
        return true;
    }

    /// Over the columns of each scope.
    double[] sums(double[] byColumn) {
        return scopes.stream()
                .mapToDouble(scope -> IntStream.range(0, byColumn.length)
                        .filter(column -> scope[column])
                        .mapToDouble(column -> byColumn[column])
                        .sum())
                .toArray();
    }

    int scopeCount() {
        return scopes.size();
    }

    double price(int column) {
        return columns.get(column).price();
    }

    /// Columns by the money that the pods would spend on them, the most first.
    int[] promising(Prices prices) {
        return IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -prices.nodes()[column] * price(column)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// The price of a node of each column, less what it brings beside room.
    double[] costs(double[] duals) {
        return IntStream.range(0, columns.size())
                .mapToDouble(column -> Math.max(TINY, price(column) - besideRoom(column, duals)))
                .toArray();
    }

    /// Makes no node bring more beside room than it costs.
    void makeAffordable(double[] duals) {
        var scale = 1.0;
        for (int column = 0; column < columns.size(); column++) {
            var beside = besideRoom(column, duals);
            scale = beside > price(column) ? Math.min(scale, price(column) / beside) : scale;
        }
        for (int row = 0; row < duals.length; row++) {
            duals[row] *= scale;
        }
    }

    private double besideRoom(int column, double[] duals) {
        var worth = 0.0;
        for (int row = 0; row < duals.length; row++) {
            worth += rows.get(row).isRoom() ? 0 : duals[row] * rows.get(row).brought()[column];
        }
        return worth;
    }

    /// The price of a millicore, a byte and a pod slot on each column.
    double[][] columnPrices(double[] duals) {
        var prices = new double[columns.size()][Item.DIMENSIONS];
        for (int row = 0; row < duals.length; row++) {
            if (rows.get(row).kind() instanceof Row.Kind.Needs(int scope, int dimension)) {
                for (int column = 0; column < prices.length; column++) {
                    prices[column][dimension] += scopes.get(scope)[column] ? duals[row] / UNITS[dimension] : 0;
                }
            }
        }
        return prices;
    }

    /// Whether there are only so many of some column.
    boolean limited() {
        return columns.stream().anyMatch(column -> column.most() != Column.UNLIMITED);
    }

    /// The price of a millicore, a byte and a pod slot for the pods of each scope.
    double[][] scopePrices(double[] duals) {
        var prices = new double[scopes.size()][Item.DIMENSIONS];
        for (int row = 0; row < duals.length; row++) {
            if (rows.get(row).kind() instanceof Row.Kind.Needs(int outer, int dimension)) {
                for (int scope = 0; scope < prices.length; scope++) {
                    prices[scope][dimension] += within(scope, outer) ? duals[row] / UNITS[dimension] : 0;
                }
            }
        }
        return prices;
    }
}
