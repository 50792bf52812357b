package io.rightsizer.pricing.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every question, tried on seeded ones.
class PackingPropertiesTest {

    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPlanPlacesEveryPodOnceOnANodeWithRoom(long seed) {
        var made = new MadeUp(seed, 12, 6);

        var plan = Packing.reachable(made.groups, made.types, made.rules);

        var placed = new TreeMap<String, Integer>();
        for (var node : plan.nodes()) {
            assertHolds(node.room(), node.pods(), made.groups);
            node.pods().forEach((id, count) -> placed.merge(id, count, Integer::sum));
        }
        assertEveryPodIsAccountedFor(made.groups, placed, plan.unplaced());
        assertThat(plan.spotShare()).isLessThanOrEqualTo(made.rules.spotShare() + ROUNDING);
        assertThat(plan.hourly()).isGreaterThanOrEqualTo(plan.bound().hourly());
        assertThat(plan.hourly())
                .isEqualByComparingTo(
                        plan.nodes().stream().map(PlannedNode::hourly).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void spotHoldsOnlyEligiblePods(long seed) {
        var made = new MadeUp(seed, 12, 6);
        var eligible = made.groups.stream().collect(Collectors.toMap(PodGroup::id, PodGroup::spotEligible));

        var plan = Packing.reachable(made.groups, made.types, made.rules);

        assertThat(plan.nodes())
                .filteredOn(node -> node.capacityType() == CapacityType.SPOT)
                .allSatisfy(node -> assertThat(node.pods().keySet()).allMatch(eligible::get));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whatRemainsOfTodayLiesBetweenBoundAndBill(long seed) {
        var made = new MadeUp(seed, 12, 6);

        var packed = Packing.packed(made.groups, made.nodes(20), made.rules);

        assertThat(packed.hourly()).isBetween(packed.bound().hourly(), packed.bill());
        var placed = new TreeMap<String, Integer>();
        for (var kept : packed.kept()) {
            assertHolds(kept.node().room(), kept.pods(), made.groups);
            kept.pods().forEach((id, count) -> placed.merge(id, count, Integer::sum));
        }
        assertEveryPodIsAccountedFor(made.groups, placed, packed.unplaced());
        assertThat(packed.kept().size() + packed.removed().size()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theOrderOfTheInputChangesNothing(long seed) {
        var made = new MadeUp(seed, 10, 6);
        var nodes = made.nodes(12);
        var plan = Packing.reachable(made.groups, made.types, made.rules);
        var packed = Packing.packed(made.groups, nodes, made.rules);

        var groups = shuffled(made.groups, seed);

        assertThat(Packing.reachable(groups, shuffled(made.types, seed), made.rules))
                .isEqualTo(plan);
        assertThat(Packing.packed(groups, shuffled(nodes, seed), made.rules)).isEqualTo(packed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void twiceThePodsAreTwiceTheBoundAndNoCheaper(long seed) {
        var made = new MadeUp(seed, 8, 5);
        var doubled = made.groups.stream()
                .map(group -> group.withCount(2 * group.count()))
                .toList();
        var once = Packing.reachable(made.groups, made.types, made.rules);
        var twice = Packing.reachable(doubled, made.types, made.rules);

        assertThat(twice.bound().hourly().doubleValue())
                .isCloseTo(2 * once.bound().hourly().doubleValue(), within(ROUNDING));
        assertThat(twice.hourly()).isGreaterThanOrEqualTo(once.hourly());
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3", "2, 0.5", "3, 0.9", "4, 1", "5, 0.3", "6, 0.5", "7, 0.9", "8, 1"})
    void aPlanKeepsShareBaseAndFloorsAndIsNotBelowItsBound(long seed, double share) {
        var made = new MadeUp(seed, 12, 6);
        var floors = new TreeMap<>(Map.of("pool-0", NodeFloor.of(3), "pool-1", NodeFloor.of(2)));
        var base = Cpu.parse("12");

        var plan = Packing.reachable(
                made.groups,
                made.types,
                made.rules.withSpotShare(share).withOnDemandBase(base).withFloors(floors));

        var spot = plan.nodes().stream()
                .filter(node -> node.capacityType() == CapacityType.SPOT)
                .count();
        assertThat(plan.spotShare()).isLessThanOrEqualTo(share + ROUNDING);
        assertThat(spot == 0 || onDemandMillicores(plan) >= base.millicores()).isTrue();
        floors.forEach((pool, floor) -> assertThat(plan.nodes())
                .filteredOn(node -> node.pool().equals(pool))
                .hasSizeGreaterThanOrEqualTo(floor.nodes()));
        assertThat(plan.hourly()).isGreaterThanOrEqualTo(plan.bound().hourly());
    }

    private static long onDemandMillicores(NodePlan plan) {
        return plan.nodes().stream()
                .filter(node -> node.capacityType() == CapacityType.ON_DEMAND)
                .mapToLong(node -> node.room().cpu().millicores())
                .sum();
    }

    @ParameterizedTest
    @CsvSource({"1, 0.3, 0", "2, 0.3, 4", "3, 0.8, 0", "4, 0.8, 6", "5, 1, 0", "6, 1, 5", "7, 0.5, 9", "8, 0.9, 3"})
    void theBoundIsBelowEveryPackingWhateverTheMix(long seed, double share, int base) {
        var made = new MadeUp(seed, 4, 3).tiny();
        var rules = made.rules.withSpotShare(share).withOnDemandBase(Cpu.millicores(1000L * base));

        var best = new BestOfAll(made.groups, made.types, rules).hourly();

        assertThat(Packing.bound(made.groups, made.types, rules).hourly()).isLessThanOrEqualTo(best);
        assertThat(Packing.reachable(made.groups, made.types, rules).hourly()).isGreaterThanOrEqualTo(best);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noPackingOfFewPodsIsBelowTheBoundAndThePlanIsNearTheBest(long seed) {
        var made = new MadeUp(seed, 4, 3).tiny();
        var best = new BestOfAll(made.groups, made.types, made.rules).hourly();

        var plan = Packing.reachable(made.groups, made.types, made.rules);

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.bound().hourly()).isLessThanOrEqualTo(best);
        assertThat(plan.hourly()).isGreaterThanOrEqualTo(best);
        assertThat(plan.hourly().doubleValue()).isLessThanOrEqualTo(1.35 * best.doubleValue());
    }

    private static void assertHolds(Room room, SortedMap<String, Integer> pods, List<PodGroup> groups) {
        var byId = groups.stream().collect(Collectors.toMap(PodGroup::id, Function.identity()));
        var cpu = 0L;
        var memory = 0L;
        var count = 0;
        for (var entry : pods.entrySet()) {
            var group = Objects.requireNonNull(byId.get(entry.getKey()));
            assertThat(group.onePerNode() && entry.getValue() > 1).isFalse();
            cpu += group.cpu().millicores() * entry.getValue();
            memory += group.memory().bytes() * entry.getValue();
            count += entry.getValue();
        }
        assertThat(cpu).isLessThanOrEqualTo(room.cpu().millicores());
        assertThat(memory).isLessThanOrEqualTo(room.memory().bytes());
        assertThat(count).isLessThanOrEqualTo(room.pods());
    }

    private static void assertEveryPodIsAccountedFor(
            List<PodGroup> groups, Map<String, Integer> placed, List<Unplaced> unplaced) {
        var all = new TreeMap<>(placed);
        unplaced.forEach(left -> all.merge(left.group().id(), left.count(), Integer::sum));
        assertThat(all).isEqualTo(groups.stream().collect(Collectors.toMap(PodGroup::id, PodGroup::count)));
    }

    private static <T> List<T> shuffled(List<T> list, long seed) {
        var shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    /// Groups in two pools, some eligible, some apart, one too large for anything.
    private static final class MadeUp {

        private final Random random;
        private final List<NodeType> types = new ArrayList<>();
        private List<PodGroup> groups = new ArrayList<>();
        private PackingRules rules = PackingRules.DEFAULTS;

        MadeUp(long seed, int groupCount, int typeCount) {
            random = new Random(seed);
            for (int type = 0; type < typeCount; type++) {
                types.add(type(type));
            }
            for (int group = 0; group < groupCount; group++) {
                groups.add(group(group));
            }
            groups.add(PodGroup.of("huge", Cpu.parse("400"), Memory.parse("1Gi"), 2));
        }

        /// Few enough pods to try everything.
        MadeUp tiny() {
            groups = groups.stream()
                    .filter(group -> !group.id().equals("huge"))
                    .map(group -> group.withCount(1 + group.count() % 2).withReach(new Reach.Anywhere()))
                    .toList();
            rules = rules.withSpotShare(0.6);
            return this;
        }

        private NodeType type(int number) {
            var cores = 4 << random.nextInt(3);
            var price = BigDecimal.valueOf((long) cores * (40 + random.nextInt(20)), 3);
            var spot = number % 2 == 0 ? price.multiply(new BigDecimal("0.4")) : null;
            return new NodeType("type-" + number, "pool-" + number % 2, room(cores), price, spot);
        }

        private Room room(int cores) {
            return new Room(
                    Cpu.millicores(1000L * cores - 300),
                    Memory.mebibytes(1024L * cores * (2L + random.nextInt(6))),
                    20);
        }

        private PodGroup group(int number) {
            var group = PodGroup.of(
                    "group-" + number,
                    Cpu.millicores(50 + random.nextInt(3000)),
                    Memory.mebibytes(64 + random.nextInt(6000)),
                    1 + random.nextInt(9));
            group = random.nextInt(4) == 0 ? group.withOnePerNode() : group;
            group = random.nextInt(3) > 0 ? group.withSpotEligible() : group;
            return random.nextInt(4) == 0 ? group.withReach(new Reach.Only(new TreeSet<>(List.of("pool-1")))) : group;
        }

        List<ExistingNode> nodes(int count) {
            var nodes = new ArrayList<ExistingNode>();
            for (int node = 0; node < count; node++) {
                nodes.add(new ExistingNode(
                        "node-" + node,
                        "pool-" + node % 2,
                        "zone-" + node % 3,
                        CapacityType.ON_DEMAND,
                        room(8),
                        new BigDecimal("0.384")));
            }
            return nodes;
        }
    }
}
