package io.rightsizer.pricing.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Questions of thousands of columns or groups, by how much there is to count with.
class PartTest {

    private static final int REGIONS = 23;
    private static final int TYPES = 70;
    private static final int GROUPS = 60;

    private final Random random = new Random(1);

    @Test
    void podsOfARegionCompeteForItsColumnsOnly() {
        var parts = task(REGIONS).parts();

        assertThat(parts).hasSize(REGIONS);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.columns()).hasSize(TYPES);
            assertThat(part.items()).hasSize(GROUPS);
        });
    }

    @Test
    void podsThatMayGoToTwoRegionsJoinThem() {
        var groups = new ArrayList<>(groups(3));
        groups.add(pods("anyone", 100).withReach(only("region-0", "region-2")));

        var parts = new Task(columns(3), groups, PackingRules.DEFAULTS, true).parts();

        assertThat(parts).extracting(part -> part.columns().length).containsExactlyInAnyOrder(2 * TYPES, TYPES);
        assertThat(parts).extracting(part -> part.items().length).containsExactlyInAnyOrder(2 * GROUPS + 1, GROUPS);
    }

    @Test
    void columnsThatNoPodMayUseAreAPartWithoutPods() {
        var parts = new Task(columns(3), groups(2), PackingRules.DEFAULTS, true).parts();

        assertThat(parts).hasSize(3);
        assertThat(parts.getLast().columns()).hasSize(TYPES);
        assertThat(parts.getLast().items()).isEmpty();
    }

    /// 1,610 columns; a price of a core, a gibibyte and a pod slot is decided by three columns.
    @Test
    void theLinearProgramTakesInFewOfThousandsOfColumns() {
        var task = task(REGIONS);

        task.relaxation().duals(new Mix(task).asked(task.counts()));

        assertThat(task.columns()).hasSize(REGIONS * TYPES);
        assertThat(task.relaxation().taken()).isLessThan(12 * REGIONS);
    }

    @Test
    void theBoundOfRegionsIsTheSumOfTheirs() {
        var groups = groups(4);
        var types = types(4);

        var all = Packing.bound(groups, types, PackingRules.DEFAULTS).hourly().doubleValue();

        var apart = IntStream.range(0, 4)
                .mapToObj(region -> groups.stream()
                        .filter(group -> group.reach().includes("region-" + region))
                        .toList())
                .mapToDouble(own -> Packing.bound(own, types, PackingRules.DEFAULTS)
                        .hourly()
                        .doubleValue())
                .sum();
        assertThat(all).isCloseTo(apart, within(0.001 * apart));
    }

    @Test
    void groupsThatAreAlikeAreOneAndKeepTheirPods() {
        var groups = List.of(pods("a", 1000), pods("b", 1000), pods("c", 1000), pods("d", 500));
        var type = new NodeType("two", "region-0", room(2000, 8192), BigDecimal.ONE, null);

        var task = new Task(List.of(Column.onDemand(type)), groups, PackingRules.DEFAULTS, true);
        var plan = Packing.reachable(groups, List.of(type), PackingRules.DEFAULTS);

        assertThat(task.items()).hasSize(2);
        var placed = new TreeMap<String, Integer>();
        plan.nodes().forEach(node -> node.pods().forEach((id, count) -> placed.merge(id, count, Integer::sum)));
        assertThat(placed).isEqualTo(Map.of("a", 1, "b", 1, "c", 1, "d", 1));
        assertThat(plan.nodes()).hasSize(2);
    }

    @Test
    void groupsThatKeepApartStayApart() {
        var groups = List.of(pods("a", 1000).withOnePerNode(), pods("b", 1000).withOnePerNode());

        assertThat(new Task(columns(1), groups, PackingRules.DEFAULTS, true).items())
                .hasSize(2);
    }

    @Test
    void thousandsOfGroupsBidTogetherAndHundredsAlone() {
        assertThat(bidders(900)).hasSize(900);
        assertThat(bidders(7806)).hasSizeBetween(500, 2000);
    }

    @Test
    void podsThatBidTogetherAreOfNearlyOneSize() {
        var groups = manyGroups(7806);
        var task = new Task(columns(1), groups, PackingRules.DEFAULTS, true);

        assertThat(Bidder.of(task, task.parts().getFirst().items())).allSatisfy(bidder -> {
            var cores = bidder.size()[Item.CPU];
            assertThat(IntStream.of(bidder.items())
                            .mapToObj(item -> task.items().get(item).size()[Item.CPU]))
                    .allSatisfy(own -> assertThat(own).isBetween(0.8 * cores, 1.25 * cores));
        });
    }

    private List<Bidder> bidders(int count) {
        var task = new Task(columns(1), manyGroups(count), PackingRules.DEFAULTS, true);
        return Bidder.of(task, task.parts().getFirst().items());
    }

    /// Every one of another size.
    private static List<PodGroup> manyGroups(int count) {
        return IntStream.range(0, count)
                .mapToObj(group -> PodGroup.of(
                        "group-" + group, Cpu.millicores(50 + group % 1000), Memory.mebibytes(64 + group), 1))
                .toList();
    }

    private Task task(int regions) {
        return new Task(columns(regions), groups(regions), PackingRules.DEFAULTS, true);
    }

    private static List<Column> columns(int regions) {
        return types(regions).stream().map(Column::onDemand).toList();
    }

    /// Ten ratios of memory to cores in seven sizes, some dearer than others, each region dearer than the last.
    private static List<NodeType> types(int regions) {
        var types = new ArrayList<NodeType>();
        for (int region = 0; region < regions; region++) {
            for (int type = 0; type < TYPES; type++) {
                var cores = 2 << (type / 10);
                var ratio = 1 + type % 10;
                var price = cores * (40L + 4L * ratio + type % 3) * (100 + region);
                types.add(new NodeType(
                        "type-" + type,
                        "region-" + region,
                        room(1000L * cores, 1024L * cores * ratio),
                        BigDecimal.valueOf(price, 5),
                        null));
            }
        }
        return types;
    }

    private List<PodGroup> groups(int regions) {
        var groups = new ArrayList<PodGroup>();
        for (int region = 0; region < regions; region++) {
            for (int group = 0; group < GROUPS; group++) {
                var id = "group-" + group + " in " + region;
                groups.add(pods(id, 50 + 25L * group + random.nextInt(20)).withReach(only("region-" + region)));
            }
        }
        return groups;
    }

    private static PodGroup pods(String id, long millicores) {
        return PodGroup.of(id, Cpu.millicores(millicores), Memory.mebibytes(4 * millicores), 1);
    }

    private static Reach only(String... pools) {
        return new Reach.Only(new TreeSet<>(List.of(pools)));
    }

    private static Room room(long millicores, long mebibytes) {
        return new Room(Cpu.millicores(millicores), Memory.mebibytes(mebibytes), 110);
    }
}
