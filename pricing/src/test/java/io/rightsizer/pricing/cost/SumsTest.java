package io.rightsizer.pricing.cost;

import static io.rightsizer.pricing.cost.Fleet.amounts;
import static io.rightsizer.pricing.cost.Fleet.bill;
import static io.rightsizer.pricing.cost.Fleet.using;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Priced;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold of shares and tables of any cluster.
class SumsTest {

    private static final List<ResourceAmounts> SIZES = List.of(
            amounts("4", "16Gi"),
            amounts("3920m", "15842164Ki"),
            amounts("2", "3Gi"),
            amounts("0", "0"),
            new ResourceAmounts(Cpu.millicores(7777), null),
            ResourceAmounts.NONE);

    private record Cluster(List<PricedNode> nodes, List<Placement> placements, List<Recommendation> containers) {

        /// Some nodes without pods, some with far too many, some of unknown or impossible size; containers without
        /// requests; odd prices.
        static Cluster random(long seed) {
            var random = new Random(seed);
            var nodes = new ArrayList<PricedNode>();
            var count = 1 + random.nextInt(12);
            for (var node = 0; node < count; node++) {
                nodes.add(node(
                        "node-" + node,
                        "0." + (1 + random.nextInt(999_999_999)),
                        SIZES.get(random.nextInt(SIZES.size())),
                        SIZES.get(random.nextInt(SIZES.size()))));
            }
            var placements = new ArrayList<Placement>();
            var containers = new ArrayList<Recommendation>();
            for (var workload = 0; workload < 1 + random.nextInt(30); workload++) {
                var name = "w" + workload;
                var pods = new HashMap<String, Integer>();
                for (var pod = 0; pod < random.nextInt(6); pod++) {
                    pods.merge("node-" + random.nextInt(count), 1, Integer::sum);
                }
                placements.add(Fleet.placed(name, pods));
                for (var container = 0; container < 1 + random.nextInt(3); container++) {
                    containers.add(using(
                            name,
                            pods.values().stream().mapToInt(Integer::intValue).sum(),
                            "c" + container,
                            random.nextInt(5) == 0 ? ResourceAmounts.NONE : requests(random),
                            random.nextDouble() * 0.7,
                            random.nextDouble() * 3e9));
                }
            }
            return new Cluster(nodes, placements, containers);
        }

        private static PricedNode node(
                String name, String hourly, ResourceAmounts capacity, ResourceAmounts allocatable) {
            return new PricedNode(
                    Fleet.node(name, capacity, allocatable),
                    Fleet.key(CapacityType.ON_DEMAND),
                    new Priced.Known(Fleet.price(hourly)));
        }

        private static ResourceAmounts requests(Random random) {
            return new ResourceAmounts(
                    Cpu.millicores(random.nextInt(1200)), Memory.bytes(random.nextLong(2_000_000_000L)));
        }

        CostShares shares() {
            return CostShares.of(bill(nodes.toArray(PricedNode[]::new)), placements, containers);
        }

        Cluster shuffled(long seed) {
            var random = new Random(seed);
            var otherNodes = new ArrayList<>(nodes);
            var otherPlacements = new ArrayList<>(placements);
            var otherContainers = new ArrayList<>(containers);
            Collections.shuffle(otherNodes, random);
            Collections.shuffle(otherPlacements, random);
            Collections.shuffle(otherContainers, random);
            return new Cluster(otherNodes, otherPlacements, otherContainers);
        }

        /// Every node a second time, with as many pods on it.
        Cluster doubled() {
            var all = new ArrayList<>(nodes);
            nodes.forEach(node -> all.add(node(
                    "twin-" + node.node().name(),
                    hourly(node).toPlainString(),
                    node.node().capacity(),
                    node.node().allocatable())));
            var placed = placements.stream().map(Cluster::doubled).toList();
            return new Cluster(all, placed, containers);
        }

        private static Placement doubled(Placement one) {
            var pods = new TreeMap<>(one.pods());
            one.pods().forEach((node, count) -> pods.put("twin-" + node, count));
            return new Placement(one.workload(), pods, 0, Map.of(), 0, false, Map.of());
        }

        static BigDecimal hourly(PricedNode node) {
            return PricedNodes.price(node).orElseThrow().hourly();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void rowsOfANodeSumToItsPriceToTheLastDigit(long seed) {
        var cluster = Cluster.random(seed);

        for (var shares : List.of(cluster.shares(), cluster.shares().spread())) {
            var byNode = shares.shares().stream()
                    .collect(Collectors.groupingBy(
                            CostShare::node,
                            Collectors.reducing(BigDecimal.ZERO, CostShare::effective, BigDecimal::add)));
            assertThat(byNode).hasSameSizeAs(cluster.nodes());
            byNode.forEach((node, sum) -> assertThat(sum).isEqualByComparingTo(Cluster.hourly(node)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void noShareIsNegative(long seed) {
        assertThat(Cluster.random(seed).shares().shares())
                .allMatch(share -> share.effective().signum() >= 0
                        && share.list().signum() >= 0
                        && share.amount().signum() >= 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void theOrderOfTheInputChangesNothing(long seed) {
        var cluster = Cluster.random(seed);

        assertThat(cluster.shuffled(seed + 100).shares()).isEqualTo(cluster.shares());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void twiceTheReplicasOnTwiceTheNodesCostTwice(long seed) {
        var cluster = Cluster.random(seed);
        var once = CostTable.of(cluster.shares(), Grouping.CONTAINER);
        var twice = CostTable.of(cluster.doubled().shares(), Grouping.CONTAINER);

        assertThat(costs(twice)).isEqualTo(costs(once.over(BigDecimal.valueOf(2))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyTableSumsToTheBill(long seed) {
        var shares = Cluster.random(seed).shares();

        for (var grouping : Grouping.values()) {
            var table = CostTable.of(shares, grouping);
            var sum = table.rows().stream().map(CostRow::effective).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(shares.bill().hourly());
            assertThat(table.total().effective()).isEqualByComparingTo(sum);
            assertThat(table.total().cpu().add(table.total().memory())).isEqualByComparingTo(sum);
        }
    }

    private static Map<String, BigDecimal> costs(CostTable table) {
        var costs = new TreeMap<String, BigDecimal>();
        table.rows()
                .forEach(row ->
                        costs.put(row.kind() + " " + row.name(), row.effective().stripTrailingZeros()));
        return costs;
    }
}
