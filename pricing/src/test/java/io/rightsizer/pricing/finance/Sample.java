package io.rightsizer.pricing.finance;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.cost.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two nodes in two regions, two teams, an idle and a shared part. An hour costs 0.30 US dollars: the first node 0.20
/// (web 0.07, database 0.06, idle 0.05, shared 0.02), the second, on spot, 0.10 (web 0.10; list price 0.30).
final class Sample {

    static final WorkloadId WEB = workload("checkout", WorkloadKind.DEPLOYMENT, "web");
    static final WorkloadId DATABASE = workload("orders", WorkloadKind.STATEFUL_SET, "database");
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final LocalDate AFTERWARDS = LocalDate.of(2026, 11, 21);

    private Sample() {}

    static WorkloadId workload(String namespace, WorkloadKind kind, String name) {
        return new WorkloadId("prod", namespace, kind, name);
    }

    static MonthCosts october() {
        return october(AFTERWARDS, new CostDay(LocalDate.of(2026, 10, 31), shares()));
    }

    static MonthCosts october(LocalDate today, CostDay... measured) {
        return new MonthCosts(
                new BillingMonth(OCTOBER, today),
                List.of(measured),
                Map.of(
                        WEB, Map.of("team", "payments", "environment", "=prod"),
                        DATABASE, Map.of("team", "data")),
                Map.of(WEB, new Outlook(amount("0.15"), amount("0.09"), amount("0.02"), amount("0.08"))));
    }

    static List<CostShare> shares() {
        var first = node("ip-10-0-0-1", "eu-west-1", "eu-west-1a", CapacityType.ON_DEMAND, "0.20");
        var second = node("ip-10-0-0-2", "us-east-1", "us-east-1b", CapacityType.SPOT, "0.10");
        return List.of(
                share(first, container(WEB), Resource.CPU, "0.5", "0.04", "0.04"),
                share(first, container(WEB), Resource.MEMORY, "2", "0.03", "0.03"),
                share(first, container(DATABASE), Resource.CPU, "0.25", "0.02", "0.02"),
                share(first, container(DATABASE), Resource.MEMORY, "3", "0.04", "0.04"),
                share(first, new Payer.Idle(), Resource.CPU, "1", "0.05", "0.05"),
                share(first, new Payer.Shared(), Resource.MEMORY, "1", "0.02", "0.02"),
                share(second, container(WEB), Resource.CPU, "1.5", "0.2", "0.0666666666666667"),
                share(second, container(WEB), Resource.MEMORY, "6", "0.1", "0.0333333333333333"));
    }

    static PricedNode node(String name, String region, String zone, CapacityType capacity, String hourly) {
        var price =
                new Price(amount(hourly), Price.USD, Price.Basis.LIST, "embedded catalog", LocalDate.of(2026, 7, 20));
        return new PricedNode(
                new Node(
                        "prod",
                        name,
                        Map.of(),
                        "",
                        ResourceAmounts.NONE,
                        ResourceAmounts.NONE,
                        0,
                        List.of(),
                        true,
                        null),
                new NodeKey("aws", region, zone, "m5.large", "amd64", "linux", capacity, "general"),
                new Priced.Known(price));
    }

    static Payer.Container container(WorkloadId workload) {
        return new Payer.Container(workload, "main");
    }

    static CostShare share(
            PricedNode node, Payer payer, Resource resource, String amount, String list, String effective) {
        return new CostShare(node, payer, resource, amount(amount), amount(list), amount(effective));
    }

    static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    static Map<String, String> named(FocusRow row) {
        return Stream.of(FocusColumn.values()).collect(Collectors.toMap(Enum::name, row::cell));
    }
}
