package io.rightsizer.pricing.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A packing question made ready for arithmetic: columns and items in an order of their own, the scopes that
/// selectors and spot eligibility make of the columns, the parts that this leaves, and the rows of the
/// relaxation. Pods that fit no column are set aside.
final class Task {

    /// Cores, GiB and pods: amounts of a size that the solver likes.
    static final double[] UNITS = {1000, 1L << 30, 1};

    private static final double TINY = 1e-12;

    private final PackingRules rules;
    private final List<Column> columns;
    private final List<Item> items = new ArrayList<>();
    private final List<Unplaced> misfits = new ArrayList<>();
    private final Map<String, BitSet> pools = new TreeMap<>();
    private final BitSet spot = new BitSet();
    private final List<BitSet> scopes = new ArrayList<>();
    private final List<int[]> inner;
    private final List<Row> rows = new ArrayList<>();
    private final int[] beside;
    private final List<Part> parts;
    private final Relaxation relaxation;

    /// @param mixed whether spot eligibility, share and base apply; existing nodes are taken as they are
    Task(List<Column> offered, List<PodGroup> groups, PackingRules rules, boolean mixed) {
        this.rules = rules;
        columns = offered.stream().sorted(Column.ORDER).toList();
        for (int column = 0; column < columns.size(); column++) {
            pools.computeIfAbsent(columns.get(column).pool(), _ -> new BitSet()).set(column);
            spot.set(column, columns.get(column).spot());
        }
        var everywhere = new BitSet();
        everywhere.set(0, columns.size());
        scopes.add(everywhere);
        groups.stream()
                .filter(group -> group.count() > 0)
                .sorted(Comparator.comparing(PodGroup::id))
                .collect(Collectors.groupingBy(Item.Kind::of, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(alike -> add(alike, mixed));
        inner = IntStream.range(0, scopes.size()).mapToObj(this::within).toList();
        addNeeds();
        if (mixed) {
            addMix();
        }
        addFloors();
        beside = IntStream.range(0, rows.size())
                .filter(row -> !rows.get(row).isRoom())
                .toArray();
        parts = Part.of(this);
        relaxation = new Relaxation(columns, rows);
    }

    private void add(List<PodGroup> alike, boolean mixed) {
        var size = Item.size(alike.getFirst());
        var reached = reached(alike.getFirst(), mixed);
        var fits = (BitSet) reached.clone();
        reached.stream().filter(column -> !columns.get(column).holds(size)).forEach(fits::clear);
        if (fits.isEmpty()) {
            var why = reached.isEmpty() ? Unplaced.Why.NO_POOL : Unplaced.Why.LARGER_THAN_ANY_NODE;
            alike.forEach(group -> misfits.add(new Unplaced(group, group.count(), why)));
        } else {
            items.add(new Item(alike, size, scope(reached), fits));
        }
    }

    private BitSet reached(PodGroup group, boolean mixed) {
        var reached = new BitSet();
        pools.forEach((pool, own) -> {
            if (group.reach().includes(pool)) {
                reached.or(own);
            }
        });
        if (mixed && !group.spotEligible()) {
            reached.andNot(spot);
        }
        return reached;
    }

    private int scope(BitSet reached) {
        var known = scopes.indexOf(reached);
        if (known < 0) {
            scopes.add(reached);
        }
        return known < 0 ? scopes.size() - 1 : known;
    }

    private int[] within(int outer) {
        return IntStream.range(0, scopes.size())
                .filter(scope -> {
                    var outside = (BitSet) scopes.get(scope).clone();
                    outside.andNot(scopes.get(outer));
                    return outside.isEmpty();
                })
                .toArray();
    }

    private void addNeeds() {
        for (int scope = 0; scope < scopes.size(); scope++) {
            for (int dimension = 0; dimension < Item.DIMENSIONS; dimension++) {
                rows.add(needs(scope, dimension));
            }
            if (keepsApart(scope)) {
                rows.add(new Row(new Row.Kind.Apart(scope), brought(scope, _ -> 1)));
            }
        }
    }

    private boolean keepsApart(int outer) {
        return items.stream().filter(Item::onePerNode).anyMatch(item -> IntStream.of(inner(outer))
                .anyMatch(scope -> scope == item.scope()));
    }

    private Row needs(int scope, int dimension) {
        return new Row(
                new Row.Kind.Needs(scope, dimension),
                brought(scope, column -> column.room()[dimension] / UNITS[dimension]));
    }

    private double[] brought(int scope, ToDoubleFunction<Column> amount) {
        var brought = new double[columns.size()];
        for (int column = 0; column < brought.length; column++) {
            brought[column] = scopes.get(scope).get(column) ? amount.applyAsDouble(columns.get(column)) : 0;
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
        return misfits.stream()
                .sorted(Comparator.comparing(unplaced -> unplaced.group().id()))
                .toList();
    }

    List<Row> rows() {
        return rows;
    }

    List<BitSet> scopes() {
        return scopes;
    }

    /// Rows that are not for room.
    int[] beside() {
        return beside;
    }

    List<Part> parts() {
        return parts;
    }

    Relaxation relaxation() {
        return relaxation;
    }

    /// Scopes of which everything must find its room in this one, itself among them.
    int[] inner(int outer) {
        return inner.get(outer);
    }

    /// Over the columns of each scope.
    double[] sums(double[] byColumn) {
        return scopes.stream()
                .mapToDouble(scope ->
                        scope.stream().mapToDouble(column -> byColumn[column]).sum())
                .toArray();
    }

    double price(int column) {
        return columns.get(column).price();
    }

    /// Columns of a part by the money that its pods would spend on them, the most first.
    int[] promising(Part part, Prices prices) {
        return Arrays.stream(part.columns())
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
        for (var row : beside) {
            worth += duals[row] * rows.get(row).brought()[column];
        }
        return worth;
    }

    /// The price of a millicore, a byte and a pod slot on each column.
    double[][] columnPrices(double[] duals) {
        var prices = new double[columns.size()][Item.DIMENSIONS];
        for (int row = 0; row < duals.length; row++) {
            if (rows.get(row).kind() instanceof Row.Kind.Needs(int scope, int dimension)) {
                for (int column = 0; column < prices.length; column++) {
                    prices[column][dimension] += scopes.get(scope).get(column) ? duals[row] / UNITS[dimension] : 0;
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
                for (var scope : inner(outer)) {
                    prices[scope][dimension] += duals[row] / UNITS[dimension];
                }
            }
        }
        return prices;
    }
}
