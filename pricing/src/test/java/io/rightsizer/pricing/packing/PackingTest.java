package io.rightsizer.pricing.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.CapacityType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Small questions whose best answer one sees on paper.
class PackingTest {

    private static final NodeType FOUR = type("four", room(4, 16, 10), "0.40", null);
    private static final NodeType EIGHT = type("eight", room(8, 32, 10), "0.70", null);

    @Test
    void buysTheTwoTypesThatHoldThreeHalfNodesCheapest() {
        var plan = Packing.reachable(List.of(pods("web", 4, 4, 3)), List.of(FOUR, EIGHT), PackingRules.DEFAULTS);

        assertThat(plan.hourly()).isEqualByComparingTo("1.10");
        assertThat(plan.purchases())
                .extracting(NodePlan.Purchase::type, NodePlan.Purchase::count)
                .containsExactlyInAnyOrder(tuple("four", 1), tuple("eight", 1));
    }

    @Test
    void pricesAFreedCoreByTheTypeWithTheCheapestCores() {
        var pods = pods("web", 4, 4, 3);

        var bound = Packing.bound(List.of(pods), List.of(FOUR, EIGHT), PackingRules.DEFAULTS);

        assertThat(bound.hourly().doubleValue()).isCloseTo(1.05, within(1e-6));
        assertThat(bound.marginal(pods).core().doubleValue()).isCloseTo(0.0875, within(1e-6));
        assertThat(bound.marginal(pods).gibibyte().doubleValue()).isCloseTo(0, within(1e-6));
    }

    @Test
    void seesThePodLimitBind() {
        var pods = pods("tiny", 0, 0, 25);

        var plan = Packing.reachable(List.of(pods), List.of(FOUR), PackingRules.DEFAULTS);

        assertThat(plan.nodes()).hasSize(3);
        assertThat(plan.bound().marginal(pods).podSlot().doubleValue()).isCloseTo(0.04, within(1e-6));
    }

    @Test
    void keepsPodsThatRefuseToShareApart() {
        var plan = Packing.reachable(
                List.of(pods("web", 1, 1, 3).withOnePerNode()), List.of(FOUR, EIGHT), PackingRules.DEFAULTS);

        assertThat(plan.hourly()).isEqualByComparingTo("1.20");
        assertThat(plan.gap()).isCloseTo(0, within(1e-6));
    }

    @Test
    void buysSpotOnlyForTheEligibleAndWithinTheShare() {
        var spot = type("four", room(4, 16, 10), "0.40", "0.10");
        var groups = List.of(pods("web", 4, 4, 7).withSpotEligible(), pods("db", 4, 4, 3));

        var plan = Packing.reachable(groups, List.of(spot), PackingRules.DEFAULTS);

        assertThat(plan.hourly()).isEqualByComparingTo("1.90");
        assertThat(plan.spotShare()).isEqualTo(0.7);
        assertThat(plan.bound().hourly().doubleValue()).isCloseTo(1.9, within(1e-6));
    }

    @Test
    void buysNoSpotWhereTheBaseCostsMoreThanItSaves() {
        var spot = type("four", room(4, 16, 10), "0.40", "0.10");
        var groups = List.of(pods("web", 4, 4, 2).withSpotEligible());

        var plan = Packing.reachable(groups, List.of(spot), PackingRules.DEFAULTS.withOnDemandBase(Cpu.parse("40")));

        assertThat(plan.hourly()).isEqualByComparingTo("0.80");
        assertThat(plan.spotShare()).isZero();
    }

    @Test
    void buysOnlyAllowedTypesInReachablePools() {
        var arm = new NodeType("arm", "arm", room(8, 32, 10), new BigDecimal("0.10"), null);
        var groups = List.of(pods("web", 4, 4, 1).withReach(only("workers")), pods("job", 4, 4, 1));
        var rules = PackingRules.DEFAULTS.withAllowedTypes(new TreeSet<>(List.of("four", "arm")));

        var plan = Packing.reachable(groups, List.of(FOUR, EIGHT, arm), rules);

        assertThat(plan.hourly()).isEqualByComparingTo("0.50");
        assertThat(plan.gap()).isLessThan(0.6);
    }

    @Test
    void listsPodsThatFitNowhere() {
        var groups = List.of(pods("huge", 9, 1, 2), pods("gpu", 1, 1, 1).withReach(only("gpu")), pods("web", 1, 1, 1));

        var plan = Packing.reachable(groups, List.of(FOUR, EIGHT), PackingRules.DEFAULTS);

        assertThat(plan.unplaced())
                .containsExactly(
                        new Unplaced(groups.get(1), 1, Unplaced.Why.NO_POOL),
                        new Unplaced(groups.get(0), 2, Unplaced.Why.LARGER_THAN_ANY_NODE));
        assertThat(plan.hourly()).isEqualByComparingTo("0.40");
    }

    @Test
    void buysTheMinimumOfNodesForNoPods() {
        var floors = new TreeMap<>(Map.of("workers", new NodeFloor(2, 1, new TreeSet<>(List.of("a", "b", "c")))));

        var plan = Packing.reachable(List.of(), List.of(FOUR, EIGHT), PackingRules.DEFAULTS.withFloors(floors));

        assertThat(plan.hourly()).isEqualByComparingTo("1.20");
        assertThat(plan.bound().hourly().doubleValue()).isCloseTo(1.2, within(1e-6));
        assertThat(Packing.reachable(List.of(), List.of(FOUR), PackingRules.DEFAULTS)
                        .nodes())
                .isEmpty();
    }

    @Test
    void refusesATypeWithoutAPrice() {
        assertThatThrownBy(() -> type("free", room(4, 16, 10), "0", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A node type needs a price above 0, free has 0. Leave it out, or give its price.");
    }

    @Test
    void refusesTwoGroupsOfOneName() {
        var groups = List.of(pods("web", 1, 1, 1), pods("web", 2, 1, 1));

        assertThatThrownBy(() -> Packing.bound(groups, List.of(FOUR), PackingRules.DEFAULTS))
                .hasMessage("Two pod groups or nodes are called web.");
    }

    @Test
    void emptiesLittleUsedNodesAndSaysWhyTheRestStays() {
        var nodes = nodes(4);
        var web = pods("web", 1, 1, 4).withRunningOn(new TreeMap<>(Map.of("n0", 1, "n1", 1, "n2", 1, "n3", 1)));

        var packed = Packing.packed(List.of(web), nodes, PackingRules.DEFAULTS);

        assertThat(packed.removed()).extracting(ExistingNode::name).containsExactly("n0", "n2", "n3");
        assertThat(packed.kept()).extracting(KeptNode::pods).containsExactly(new TreeMap<>(Map.of("web", 4)));
        assertThat(packed.bill()).isEqualByComparingTo("1.60");
        assertThat(packed.saved()).isEqualByComparingTo("1.20");
        assertThat(packed.pools()).extracting(PoolChange::hold).containsExactly(Hold.UTILISATION);
        assertThat(packed.gap()).isCloseTo(0, within(1e-6));
    }

    @Test
    void leavesBusyNodesAlone() {
        var web = pods("web", 2, 1, 2).withRunningOn(new TreeMap<>(Map.of("n0", 1, "n1", 1)));

        assertThat(hold(web, nodes(2), PackingRules.DEFAULTS)).isEqualTo(Hold.UTILISATION);
        assertThat(Packing.packed(List.of(web), nodes(2), PackingRules.DEFAULTS.withScaleDownBelow(1.1))
                        .removed())
                .hasSize(1);
    }

    @Test
    void namesTheDimensionThatKeepsAPool() {
        var anyNode = PackingRules.DEFAULTS.withScaleDownBelow(2);

        assertThat(hold(pods("cpu", 3, 1, 2), nodes(2), anyNode)).isEqualTo(Hold.CPU);
        assertThat(hold(pods("memory", 1, 9, 2), nodes(2), anyNode)).isEqualTo(Hold.MEMORY);
        assertThat(hold(pods("tiny", 0, 0, 11), nodes(2), anyNode)).isEqualTo(Hold.PODS);
        assertThat(hold(pods("apart", 1, 1, 2).withOnePerNode(), nodes(2), anyNode))
                .isEqualTo(Hold.ANTI_AFFINITY);
    }

    @Test
    void keepsTheMinimumOfEachZone() {
        var floors = new TreeMap<>(Map.of("workers", new NodeFloor(0, 1, new TreeSet<>(List.of("z0", "z1")))));
        var rules = PackingRules.DEFAULTS.withFloors(floors);

        var packed = Packing.packed(List.of(pods("web", 1, 1, 2)), nodes(4), rules);

        assertThat(packed.kept()).extracting(kept -> kept.node().zone()).containsExactlyInAnyOrder("z0", "z1");
        assertThat(packed.pools()).extracting(PoolChange::hold).containsExactly(Hold.MINIMUM);
    }

    @Test
    void listsWhatTodaysNodesHaveNoRoomFor() {
        var packed = Packing.packed(List.of(pods("web", 3, 1, 3)), nodes(2), PackingRules.DEFAULTS);

        assertThat(packed.unplaced())
                .extracting(Unplaced::count, Unplaced::why)
                .containsExactly(tuple(1, Unplaced.Why.NO_ROOM_LEFT));
        assertThat(packed.hourly()).isEqualTo(packed.bill());
    }

    private static Hold hold(PodGroup group, List<ExistingNode> nodes, PackingRules rules) {
        return Packing.packed(List.of(group), nodes, rules).pools().getFirst().hold();
    }

    private static List<ExistingNode> nodes(int count) {
        var nodes = new ArrayList<ExistingNode>();
        for (int node = 0; node < count; node++) {
            nodes.add(new ExistingNode(
                    "n" + node,
                    "workers",
                    "z" + node % 2,
                    CapacityType.ON_DEMAND,
                    room(4, 16, 10),
                    new BigDecimal("0.40")));
        }
        return nodes;
    }

    private static PodGroup pods(String id, long cores, long gibibytes, int count) {
        return PodGroup.of(id, Cpu.millicores(1000 * cores), Memory.mebibytes(1024 * gibibytes), count);
    }

    private static Reach only(String pool) {
        return new Reach.Only(new TreeSet<>(List.of(pool)));
    }

    private static Room room(long cores, long gibibytes, int pods) {
        return new Room(Cpu.millicores(1000 * cores), Memory.mebibytes(1024 * gibibytes), pods);
    }

    private static NodeType type(String name, Room room, String onDemand, @Nullable String spot) {
        return new NodeType(
                name, "workers", room, new BigDecimal(onDemand), spot == null ? null : new BigDecimal(spot));
    }
}
