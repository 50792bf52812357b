package io.rightsizer.pricing.packing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Empties existing nodes one after the other, as an autoscaler does: a node goes if it is little used, its
/// pool keeps its minimum, and its pods fit on those that remain. Pods on other nodes stay where they are.
final class ScaleDown {

    private final PackingRules rules;
    private final List<PodGroup> groups;
    private final List<Machine> machines;
    private final TreeMap<String, Integer> waiting = new TreeMap<>();
    private final TreeMap<String, Hold> holds = new TreeMap<>();

    ScaleDown(List<PodGroup> groups, List<ExistingNode> nodes, PackingRules rules) {
        this.rules = rules;
        machines = nodes.stream()
                .sorted(Comparator.comparing(ExistingNode::pool).thenComparing(ExistingNode::name))
                .map(Machine::new)
                .toList();
        this.groups = groups.stream()
                .map(this::withWhereItRuns)
                .sorted(Machine.LARGEST_FIRST)
                .toList();
        place();
        shrink();
    }

    /// Where a pod runs today it may run, whatever is known of its selectors.
    private PodGroup withWhereItRuns(PodGroup group) {
        return switch (group.reach()) {
            case Reach.Anywhere _ -> group;
            case Reach.Only only -> {
                var pools = new TreeSet<>(only.pools());
                machines.stream()
                        .map(Machine::node)
                        .filter(node -> group.runningOn().containsKey(node.name()))
                        .forEach(node -> pools.add(node.pool()));
                yield group.withReach(new Reach.Only(pools));
            }
        };
    }

    /// Where pods run today, if there is room for all after the change; else wherever there is.
    private void place() {
        placeWhereTheyRun();
        var waitingThen = new TreeMap<>(waiting);
        if (waitingThen.isEmpty()) {
            return;
        }
        var asToday = machines.stream().map(Machine::copy).toList();
        machines.forEach(Machine::clear);
        waiting.clear();
        groups.forEach(group -> placeAnywhere(group, group.count()));
        if (sum(waiting) >= sum(waitingThen)) {
            for (int machine = 0; machine < machines.size(); machine++) {
                machines.get(machine).become(asToday.get(machine));
            }
            waiting.clear();
            waiting.putAll(waitingThen);
        }
    }

    private void placeWhereTheyRun() {
        var left = new TreeMap<String, Integer>();
        for (var group : groups) {
            var rest = group.count();
            for (var machine : machines) {
                var here = Math.min(
                        rest, group.runningOn().getOrDefault(machine.node().name(), 0));
                for (; here > 0 && machine.accepts(group); here--, rest--) {
                    machine.add(group);
                }
            }
            left.put(group.id(), rest);
        }
        groups.forEach(group -> placeAnywhere(group, left.getOrDefault(group.id(), 0)));
    }

    private void placeAnywhere(PodGroup group, int pods) {
        for (int pod = 0; pod < pods; pod++) {
            var machine = Machine.tightest(machines, group);
            if (machine == null) {
                waiting.merge(group.id(), pods - pod, Integer::sum);
                return;
            }
            machine.add(group);
        }
    }

    private static int sum(SortedMap<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// What did not work once does not work later: there is only less room.
    private void shrink() {
        var candidates = new ArrayList<>(machines);
        while (!candidates.isEmpty()) {
            candidates.sort(Machine.MOST_IDLE_MONEY_FIRST);
            var machine = candidates.removeFirst();
            if (!mayGo(machine) || !machine.emptyInto(machines, holds)) {
                continue;
            }
            machine.remove();
        }
    }

    private boolean mayGo(Machine machine) {
        var pool = machine.node().pool();
        if (atMinimum(machine.node())) {
            holds.putIfAbsent(pool, Hold.MINIMUM);
            return false;
        }
        if (rules.isTooBusy(pool, machine.busy()) && !machine.pods().isEmpty()) {
            holds.putIfAbsent(pool, Hold.UTILISATION);
            return false;
        }
        return true;
    }

    private boolean atMinimum(ExistingNode node) {
        var floor = rules.floor(node.pool());
        var inZone = floor.zones().contains(node.zone()) ? floor.perZone() : 0;
        return left(node.pool(), null) <= floor.total() || left(node.pool(), node.zone()) <= inZone;
    }

    private long left(String pool, @org.jspecify.annotations.Nullable String zone) {
        return machines.stream()
                .filter(machine -> !machine.removed())
                .map(Machine::node)
                .filter(node ->
                        node.pool().equals(pool) && (zone == null || node.zone().equals(zone)))
                .count();
    }

    PackedPools result() {
        var kept = machines.stream().filter(machine -> !machine.removed()).toList();
        var removed =
                machines.stream().filter(Machine::removed).map(Machine::node).toList();
        return new PackedPools(
                kept.stream().map(Machine::kept).toList(),
                removed,
                pools(),
                bill(machines),
                bill(kept),
                bound(),
                unplaced());
    }

    private static BigDecimal bill(List<Machine> machines) {
        return machines.stream().map(machine -> machine.node().hourly()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<PoolChange> pools() {
        var byPool = new TreeMap<String, List<Machine>>();
        machines.forEach(machine -> byPool.computeIfAbsent(machine.node().pool(), _ -> new ArrayList<>())
                .add(machine));
        return byPool.entrySet().stream()
                .map(pool -> change(pool.getKey(), pool.getValue()))
                .toList();
    }

    private PoolChange change(String pool, List<Machine> before) {
        var after = before.stream().filter(machine -> !machine.removed()).toList();
        return new PoolChange(
                pool,
                before.size(),
                after.size(),
                bill(before),
                bill(after),
                Utilisation.of(
                        after.stream().map(machine -> machine.node().room()).toList(),
                        after.stream().map(machine -> machine.kept().used()).toList()),
                after.isEmpty() ? Hold.NOTHING_LEFT : holds.getOrDefault(pool, Hold.UTILISATION));
    }

    private Bound bound() {
        var columns = new TreeMap<Column, Integer>(Column.ORDER);
        machines.forEach(machine -> columns.merge(machine.column(), 1, Integer::sum));
        var counted = new ArrayList<Column>();
        columns.forEach((column, count) -> counted.add(column.times(count)));
        var placed = groups.stream()
                .map(group -> group.withCount(group.count() - waiting.getOrDefault(group.id(), 0)))
                .toList();
        return new Market(new Task(counted, placed, rules, false)).bound();
    }

    private List<Unplaced> unplaced() {
        return groups.stream()
                .filter(group -> waiting.containsKey(group.id()))
                .sorted(Comparator.comparing(PodGroup::id))
                .map(group -> new Unplaced(group, waiting.getOrDefault(group.id(), 0), why(group)))
                .toList();
    }

    private Unplaced.Why why(PodGroup group) {
        var within = machines.stream()
                .filter(machine -> group.reach().includes(machine.node().pool()))
                .toList();
        if (within.isEmpty()) {
            return Unplaced.Why.NO_POOL;
        }
        return within.stream().anyMatch(machine -> machine.couldHold(group))
                ? Unplaced.Why.NO_ROOM_LEFT
                : Unplaced.Why.LARGER_THAN_ANY_NODE;
    }
}
