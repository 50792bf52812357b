package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Reasoning;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Nodes and workloads for tests.
final class Fleet {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private Fleet() {}

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    static ResourceAmounts amounts(String cpu, String memory) {
        return new ResourceAmounts(Cpu.parse(cpu), Memory.parse(memory));
    }

    static Price price(String hourly) {
        return new Price(money(hourly), Price.USD, Price.Basis.LIST, "test", LocalDate.of(2026, 7, 20));
    }

    static NodeKey key(CapacityType type) {
        return new NodeKey("aws", "eu-west-1", "eu-west-1a", "m5.xlarge", "amd64", "linux", type, "general");
    }

    static Node node(String name, ResourceAmounts capacity, ResourceAmounts allocatable) {
        return new Node("prod", name, Map.of(), "", capacity, allocatable, 58, List.of(), true, null);
    }

    /// 4 cores and 16 GiB, of which pods may have all but half a core and a gibibyte.
    static PricedNode m5(String name, String hourly) {
        return m5(name, new Priced.Known(price(hourly)), CapacityType.ON_DEMAND);
    }

    static PricedNode m5(String name, Priced priced, CapacityType type) {
        return new PricedNode(node(name, amounts("4", "16Gi"), amounts("3500m", "15Gi")), key(type), priced);
    }

    static Bill bill(PricedNode... nodes) {
        return Agreements.NONE.bill(List.of(nodes), Price.USD, TODAY);
    }

    static WorkloadId workload(String name) {
        return new WorkloadId("prod", "shop", WorkloadKind.DEPLOYMENT, name);
    }

    static Placement placed(String workload, Map<String, Integer> pods) {
        return new Placement(workload(workload), new TreeMap<>(pods), 0, Map.of(), 0, false, Map.of());
    }

    static Recommendation container(String workload, int replicas, String name, ResourceAmounts requests) {
        return container(workload, replicas, name, ContainerType.APP, requests);
    }

    static Recommendation container(
            String workload, int replicas, String name, ContainerType type, ResourceAmounts requests) {
        return recommendation(workload, replicas, name, type, requests, null);
    }

    static Recommendation resized(String workload, int replicas, ResourceAmounts now, ResourceAmounts next) {
        var step = Resources.NONE.withRequests(next);
        return new Recommendation(
                workload(workload),
                replicas,
                Container.of("app", ContainerType.APP, Resources.NONE.withRequests(now)),
                step,
                step,
                new Verdict.Resize(),
                List.of(),
                "",
                null);
    }

    static Recommendation using(
            String workload, int replicas, String name, ResourceAmounts requests, double cores, double bytes) {
        return recommendation(workload, replicas, name, ContainerType.APP, requests, evidence(cores, bytes));
    }

    private static Recommendation recommendation(
            String workload,
            int replicas,
            String name,
            ContainerType type,
            ResourceAmounts requests,
            @Nullable Evidence evidence) {
        return new Recommendation(
                workload(workload),
                replicas,
                Container.of(name, type, Resources.NONE.withRequests(requests)),
                null,
                null,
                new Verdict.Resize(),
                List.of(),
                "",
                evidence);
    }

    private static Evidence evidence(double cores, double bytes) {
        var end = Instant.parse("2026-11-21T00:00:00Z");
        var window = new HistoryWindow(end.minus(Duration.ofDays(7)), end, Duration.ofMinutes(5));
        return new Evidence(
                "test",
                window,
                Duration.ofMinutes(5),
                1,
                1,
                new Coverage(1, 1, Duration.ofDays(7)),
                flat(cores),
                flat(bytes),
                0,
                Throttling.NONE,
                OomKills.NONE,
                0,
                null,
                Reasoning.NONE,
                Evidence.Plot.EMPTY);
    }

    private static Distribution flat(double value) {
        return new Distribution(10, value, value, value, value, value, value, value);
    }
}
