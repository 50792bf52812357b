package io.rightsizer.api.report.finance;

import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.report.SavingReport;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.cost.Resource;
import io.rightsizer.pricing.finance.BillingMonth;
import io.rightsizer.pricing.finance.Budgets;
import io.rightsizer.pricing.finance.CostDay;
import io.rightsizer.pricing.finance.MonthCosts;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.NodeMonth;
import io.rightsizer.pricing.finance.Outlook;
import io.rightsizer.pricing.finance.SummaryBy;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// October 2026 seen on the 11th. Two nodes cost 4.00 an hour, on the first day 4.20; one workload's name and team are
/// what an attacker would choose.
final class SampleMonth {

    private static final WorkloadId WEB = new WorkloadId("prod", "checkout", WorkloadKind.DEPLOYMENT, "web");
    private static final WorkloadId HOSTILE =
            new WorkloadId("=prod", "orders", WorkloadKind.DEPLOYMENT, "=HYPERLINK(\"http://evil\")");

    private SampleMonth() {}

    static MonthCosts costs() {
        return new MonthCosts(
                new BillingMonth(YearMonth.of(2026, 10), LocalDate.of(2026, 10, 11)),
                List.of(
                        new CostDay(LocalDate.of(2026, 10, 1), shares("1.2")),
                        new CostDay(LocalDate.of(2026, 10, 2), shares("1"))),
                Map.of(WEB, Map.of("team", "payments"), HOSTILE, Map.of("team", "=cmd|' /C calc'!A0")),
                Map.of(WEB, new Outlook(null, amount("1.1"), amount("0.2"), amount("0.4"))));
    }

    static SummarySettings settings() throws IOException {
        return SummarySettings.of(Price.USD)
                .withBudgets(Budgets.read(
                        "budgets.csv", new StringReader("team,month,amount,currency\npayments,2026-10,1000,USD\n")));
    }

    static MonthSummary by(SummaryBy by) throws IOException {
        return MonthSummary.of(costs(), by, settings());
    }

    static MonthBook book() throws IOException {
        return new MonthBook(
                by(SummaryBy.TEAM),
                by(SummaryBy.WORKLOAD),
                NodeMonth.of(costs(), settings()),
                List.of(new SavingReport.Figure("Packed: nodes of the same pools", amount("511.25"))),
                List.of(
                        new SavingReport.Note(
                                "Coverage", "2 of 3 nodes priced; ip-10-0-0-3 has no known instance type"),
                        new SavingReport.Note("Prices", "embedded catalog, as of 2026-07-20")));
    }

    private static List<CostShare> shares(String webCpu) {
        var first = node("ip-10-0-0-1", CapacityType.ON_DEMAND, "m5.8xlarge", "3.00");
        var second = node("=ip-10-0-0-2", CapacityType.SPOT, "c5.4xlarge", "1.00");
        return List.of(
                share(first, new Payer.Container(WEB, "web"), Resource.CPU, webCpu),
                share(first, new Payer.Container(WEB, "web"), Resource.MEMORY, "0.5"),
                share(first, new Payer.Idle(), Resource.CPU, "1.333"),
                share(first, new Payer.Shared(), Resource.MEMORY, "0.167"),
                share(second, new Payer.Container(HOSTILE, "main"), Resource.CPU, "1.00"));
    }

    private static PricedNode node(String name, CapacityType capacity, String type, String hourly) {
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
                new NodeKey("aws", "eu-west-1", "eu-west-1a", type, "amd64", "linux", capacity, "general"),
                new Priced.Known(new Price(
                        amount(hourly), Price.USD, Price.Basis.LIST, "embedded catalog", LocalDate.of(2026, 7, 20))));
    }

    private static CostShare share(PricedNode node, Payer payer, Resource resource, String hourly) {
        return new CostShare(node, payer, resource, BigDecimal.ONE, amount(hourly), amount(hourly));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
