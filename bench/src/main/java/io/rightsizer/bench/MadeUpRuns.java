package io.rightsizer.bench;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunOrigin;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.Bill;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.NodeBill;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.cost.Resource;
import io.rightsizer.pricing.saving.Costs;
import io.rightsizer.pricing.saving.Savings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Weekly runs of one fleet in 200 namespaces. Every amount is drawn anew each week but what is set, which is that of
/// the first week or, for one container in twenty each week, what was advised: harder to keep small than a real fleet.
final class MadeUpRuns {

    private static final int NAMESPACES = 200;
    private static final double DEPLOYED_A_WEEK = 0.05;

    private final Random random;
    private final List<Resources> set = new ArrayList<>();
    private final List<Resources> advised = new ArrayList<>();

    MadeUpRuns(int containers, long seed) {
        random = new Random(seed);
        for (int number = 0; number < containers; number++) {
            set.add(resources(4000, 8192));
            advised.add(resources(2000, 4096));
        }
    }

    Run next(Instant asOf) {
        var rows = new ArrayList<Recommendation>();
        for (int number = 0; number < set.size(); number++) {
            if (random.nextDouble() < DEPLOYED_A_WEEK) {
                set.set(number, advised.get(number));
            }
            advised.set(number, resources(2000, 4096));
            rows.add(row(number));
        }
        var window = HistoryWindow.endingAt(asOf, Duration.ofDays(14));
        var origin =
                new RunOrigin("https://prometheus.example", window, "calibrated", Duration.ofSeconds(50), List.of());
        var run = Run.of(origin, new CollectionReport(true, List.of(), 72, "remote read"), rows);
        return run.priced(costs(rows));
    }

    private Recommendation row(int number) {
        var name = "workload-" + number;
        var codes = Code.values();
        var written = random.nextInt(10) < 7;
        return new Recommendation(
                new WorkloadId("eu-west", "namespace-" + number % NAMESPACES, WorkloadKind.DEPLOYMENT, name),
                1 + random.nextInt(20),
                Container.of(name, ContainerType.APP, set.get(number)),
                advised.get(number),
                written ? advised.get(number) : null,
                written ? new Verdict.Resize() : new Verdict.Keep("fits"),
                random.nextBoolean() ? List.of() : List.of(codes[random.nextInt(codes.length)]),
                "CPU request 400m is the peak, memory limit 307Mi is 1.10 × the peak",
                null);
    }

    /// Memory in whole MiB, as recommendations are rounded.
    private Resources resources(int millicores, int mebibytes) {
        var request = Memory.mebibytes(64 + random.nextInt(mebibytes));
        return new Resources(
                new ResourceAmounts(Cpu.millicores(10 + random.nextInt(millicores)), request),
                new ResourceAmounts(null, request.plus(Memory.mebibytes(16 + random.nextInt(256)))));
    }

    private Costs costs(List<Recommendation> rows) {
        var key = new NodeKey("aws", "eu-west-1", "a", "m6i.4xlarge", "amd64", "linux", CapacityType.ON_DEMAND, "");
        var node = new Node(
                "eu-west",
                "node-1",
                Map.of(),
                "",
                ResourceAmounts.NONE,
                ResourceAmounts.NONE,
                0,
                List.of(),
                true,
                null);
        var hourly = new BigDecimal("0.856");
        var price = new Price(hourly, Price.USD, Price.Basis.LIST, "made up", LocalDate.parse("2026-01-01"));
        var priced = new PricedNode(node, key, new Priced.Known(price));
        var bill = new Bill(Price.USD, List.of(new NodeBill(priced, hourly, hourly)), List.of(), List.of());
        return new Costs(shares(rows, priced, bill), shares(rows, priced, bill), Savings.NONE, List.of(), List.of());
    }

    private CostShares shares(List<Recommendation> rows, PricedNode node, Bill bill) {
        var shares = rows.stream()
                .map(row -> {
                    var hourly = BigDecimal.valueOf(random.nextInt(1_000_000), 7);
                    var payer =
                            new Payer.Container(row.workload(), row.container().name());
                    return new CostShare(node, payer, Resource.CPU, BigDecimal.ONE, hourly, hourly);
                })
                .toList();
        return new CostShares(bill, shares, List.of(), List.of());
    }
}
