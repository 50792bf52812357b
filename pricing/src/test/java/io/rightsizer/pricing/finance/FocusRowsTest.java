package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.Sample.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.cost.PricedNode;
import io.rightsizer.pricing.cost.Resource;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FocusRowsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final FocusSettings DOLLARS = FocusSettings.estimate(Price.USD);
    private static final Set<String> CLAIMED = Set.of(
            "ACCOUNT_NAMING",
            "AVAILABILITY_ZONE",
            "REGION",
            "RESOURCE",
            "RESOURCE_TYPE",
            "TAGGING",
            "MULTIPLE_PRICING_CATEGORIES",
            "COMMITMENT_DISCOUNT",
            "PRICING_BILLING_CURRENCY_DIFFERENCES",
            "SPLIT_COST_ALLOCATION");

    @Test
    void knowsTheTwentyOneColumnsThatEveryFileMustHave() throws IOException {
        assertThat(FocusRules.read().mandatoryColumns()).hasSize(21);
        assertThat(rows(Sample.october(), DOLLARS).getFirst())
                .containsKeys(FocusRules.read().mandatoryColumns().toArray(String[]::new));
    }

    @Test
    void everyRowKeepsEveryRuleThatApplies() throws IOException {
        // given
        var rules = FocusRules.read();
        var applying = rules.claiming(CLAIMED);

        // when
        var rows = new ArrayList<>(rows(Sample.october(), DOLLARS));
        rows.addAll(rows(Sample.october(), committed()));
        rows.addAll(rows(Sample.october(), euros()));

        // then
        assertThat(rows).allSatisfy(row -> assertThat(applying.broken(row)).isEmpty());
        assertThat(rules.count()).isEqualTo(227);
        assertThat(applying.count()).isEqualTo(169);
        assertThat(applying.at("MUST").count()).isEqualTo(161);
    }

    @Test
    void theRulesFindRowsThatBreakThem() throws IOException {
        // given
        var rules = FocusRules.read().claiming(CLAIMED);
        var row = new HashMap<>(rows(Sample.october(), DOLLARS).getFirst());

        // when
        row.remove("BilledCost");
        row.put("ChargePeriodEnd", "2026-11-02T00:00:00Z");
        row.put("PricingUnit", "");
        row.put("EffectiveCost", "1.2E3");
        row.put("BillingCurrency", "Dollar");
        row.put("ServiceCategory", "Machines");
        row.put("Tags", "{\"a\":{}}");
        row.put("RegionName", "N/A");

        // then
        assertThat(rules.broken(row))
                .hasSize(9)
                .anySatisfy(one -> assertThat(one).startsWith("BilledCost MUST be present"))
                .anySatisfy(one -> assertThat(one).startsWith("ChargePeriodEnd MUST be not-after BillingPeriodEnd"))
                .anySatisfy(one -> assertThat(one).startsWith("PricingUnit MUST be not-null when PricingQuantity!="))
                .anySatisfy(one -> assertThat(one).startsWith("EffectiveCost MUST be decimal"))
                .anySatisfy(one -> assertThat(one).startsWith("BillingCurrency MUST be currency"))
                .anySatisfy(one -> assertThat(one).startsWith("Tags MUST be key-value"))
                .anySatisfy(one -> assertThat(one).startsWith("* MUST be no-placeholder"));
    }

    @Test
    void aWorkloadHasARowForEachResourceAndDayOfEachPool() throws IOException {
        // when
        var rows = rows(Sample.october(), DOLLARS);

        // then: of the first pool three rows of CPU and three of memory, of the second one each
        assertThat(rows).hasSize(31 * 8);
        assertThat(rows.getFirst())
                .containsEntry("ChargePeriodStart", "2026-10-01T00:00:00Z")
                .containsEntry("ChargePeriodEnd", "2026-10-02T00:00:00Z")
                .containsEntry("BillingPeriodStart", "2026-10-01T00:00:00Z")
                .containsEntry("BillingPeriodEnd", "2026-11-01T00:00:00Z")
                .containsEntry("AllocatedResourceId", "prod/checkout/Deployment/web")
                .containsEntry("AllocatedResourceName", "web")
                .containsEntry("AllocatedTags", "{\"environment\":\"=prod\",\"team\":\"payments\"}")
                .containsEntry("AllocatedMethodId", "rightsizer-max-request-usage-v1")
                .containsEntry(
                        "AllocatedMethodDetails",
                        "{\"Elements\":[{\"AllocatedRatio\":0.363636363636,"
                                + "\"UsageUnit\":\"Core-Hours\",\"UsageQuantity\":12}]}")
                .containsEntry("AvailabilityZone", "eu-west-1a")
                .containsEntry("BilledCost", "0")
                .containsEntry("ListCost", "0.96")
                .containsEntry("ContractedCost", "0.96")
                .containsEntry("EffectiveCost", "0.96")
                .containsEntry("PricingCategory", "Standard")
                .containsEntry("PricingQuantity", "12")
                .containsEntry("PricingUnit", "Core-Hours")
                .containsEntry("ProviderName", "AWS")
                .containsEntry("ServiceName", "Amazon Elastic Compute Cloud")
                .containsEntry("ResourceId", "prod/general/m5.large/on-demand")
                .containsEntry("x_PriceAsOf", "2026-07-20")
                .containsEntry("x_PriceBasis", "list");
    }

    @Test
    void spotIsPricedDynamicallyAndListsTheOnDemandPrice() throws IOException {
        // when
        var spot = rows(Sample.october(), DOLLARS).stream()
                .filter(row -> cell(row, "RegionId").equals("us-east-1"))
                .findFirst()
                .orElseThrow();

        // then
        assertThat(spot)
                .containsEntry("PricingCategory", "Dynamic")
                .containsEntry("ListCost", "4.8")
                .containsEntry("EffectiveCost", "1.6000000000000008");
    }

    @Test
    void aNodeUnderACommitmentNamesItAndWhatItWouldCostWithout() throws IOException {
        // when
        var row = rows(Sample.october(), committed()).getFirst();

        // then
        assertThat(row)
                .containsEntry("PricingCategory", "Committed")
                .containsEntry("CommitmentDiscountId", "ri-0123")
                .containsEntry("CommitmentDiscountCategory", "Usage")
                .containsEntry("CommitmentDiscountStatus", "Used")
                .containsEntry("CommitmentDiscountQuantity", "12")
                .containsEntry("ListCost", "0.96")
                .containsEntry("ContractedCost", "0.864")
                .containsEntry("EffectiveCost", "0.96");
    }

    @Test
    void whatIsIdleOrSharedIsNotAllocatedButKeepsTheSum() throws IOException {
        // when
        var rows = rows(Sample.october(), DOLLARS);

        // then
        assertThat(rows)
                .filteredOn(row -> cell(row, "AllocatedResourceId").isEmpty())
                .hasSize(62)
                .allSatisfy(row -> assertThat(cell(row, "x_Bearer")).isIn("idle", "shared"));
        assertThat(sum(rows, "EffectiveCost")).isEqualByComparingTo("223.2"); // 0.30 an hour, 744 hours
        assertThat(rows.stream().collect(Collectors.groupingBy(row -> cell(row, "ChargePeriodStart"))))
                .hasSize(31)
                .allSatisfy((_, day) -> assertThat(sum(day, "EffectiveCost")).isEqualByComparingTo("7.2"));
    }

    @Test
    void ratiosOfAnOriginChargeSumToOne() throws IOException {
        // when
        var charges = rows(Sample.october(), DOLLARS).stream()
                .collect(Collectors.groupingBy(
                        row -> cell(row, "ChargePeriodStart") + cell(row, "ResourceId") + cell(row, "PricingUnit")));

        // then
        assertThat(charges).hasSize(31 * 4).allSatisfy((_, rows) -> assertThat(
                        rows.stream().map(FocusRowsTest::ratio).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1"));
    }

    @Test
    void whatAWorkloadWillCostIsSharedByWhatItsRowsCost() throws IOException {
        // when
        var rows = rows(Sample.october(), DOLLARS);

        // then: 0.09, 0.02 and 0.08 an hour over 744 hours
        assertThat(sum(rows, "x_RecommendedCost")).isEqualByComparingTo("66.96");
        assertThat(sum(rows, "x_SavingsLow")).isEqualByComparingTo("14.88");
        assertThat(sum(rows, "x_SavingsHigh")).isEqualByComparingTo("59.52");
        assertThat(rows)
                .filteredOn(row -> cell(row, "AllocatedResourceName").equals("database"))
                .allSatisfy(row -> assertThat(cell(row, "x_RecommendedCost")).isEmpty());
    }

    @Test
    void aMonthThatIsNotOverHasRowsForTheDaysThatAre() throws IOException {
        // given
        var costs =
                Sample.october(LocalDate.of(2026, 10, 11), new CostDay(LocalDate.of(2026, 10, 10), Sample.shares()));

        // then
        assertThat(rows(costs, DOLLARS)).hasSize(10 * 8);
        assertThat(rows(costs, DOLLARS.withForecast()))
                .hasSize(31 * 8)
                .filteredOn(row -> cell(row, "x_Forecast").equals("true"))
                .hasSize(21 * 8);
    }

    @Test
    void aDayCostsWhatTheLastRunBeforeItFound() throws IOException {
        // given
        var spotOnly = Sample.shares().subList(6, 8);
        var costs = Sample.october(
                Sample.AFTERWARDS,
                new CostDay(LocalDate.of(2026, 10, 20), spotOnly),
                new CostDay(LocalDate.of(2026, 10, 3), Sample.shares()));

        // when
        var rows = rows(costs, DOLLARS);

        // then: 19 days of both nodes, 12 of one
        assertThat(sum(rows, "EffectiveCost")).isEqualByComparingTo("165.6");
    }

    @Test
    void convertedRowsSumToTheConvertedSumOfTheDay() throws IOException {
        // when
        var rows = rows(Sample.october(), euros());

        // then: 7.2 dollars a day at 0.9231 until the 15th and at 0.9117 from the 16th
        assertThat(rows).allSatisfy(row -> assertThat(row).containsEntry("BillingCurrency", "EUR"));
        assertThat(rows.stream().collect(Collectors.groupingBy(row -> cell(row, "ChargePeriodStart"))))
                .allSatisfy((day, all) -> assertThat(sum(all, "EffectiveCost"))
                        .isEqualByComparingTo(day.compareTo("2026-10-16") < 0 ? "6.64632" : "6.56424"));
        assertThat(sum(rows, "PricingCurrencyEffectiveCost")).isEqualByComparingTo("223.2");
    }

    @Test
    void refusesToBookInACurrencyWithoutARate() {
        assertThatThrownBy(() -> rows(Sample.october(), DOLLARS.withCurrency(EUR, ExchangeRates.NONE)))
                .isInstanceOf(FinanceInputException.class)
                .hasMessage("there is no rate from USD to EUR in no rate file;"
                        + " add a line such as '2026-10-01,USD,EUR,0.9231'");
    }

    @Test
    void aFleetStreamsThroughWithoutBeingKept() throws IOException {
        // given: 10,847 containers of as many workloads
        var shares = new ArrayList<CostShare>();
        var node = Sample.node("n", "eu-west-1", "eu-west-1a", CapacityType.ON_DEMAND, "1");
        for (var index = 0; index < 10_847; index++) {
            var payer = Sample.container(Sample.workload("shop", WorkloadKind.DEPLOYMENT, "app-" + index));
            shares.add(Sample.share(node, payer, Resource.CPU, "0.1", "0.0041", "0.0041"));
            shares.add(Sample.share(node, payer, Resource.MEMORY, "0.3", "0.0007", "0.0007"));
        }
        var costs = Sample.october(Sample.AFTERWARDS, new CostDay(LocalDate.of(2026, 10, 31), shares));
        var counted = new Object() {
            int rows;
            BigDecimal sum = BigDecimal.ZERO;
        };

        // when
        FocusRows.write(costs, DOLLARS, cells -> {
            counted.rows++;
            counted.sum = counted.sum.add(amount(cells.cell(FocusColumn.EffectiveCost)));
        });

        // then
        assertThat(counted.rows).isEqualTo(10_847 * 2 * 31);
        assertThat(counted.sum).isEqualByComparingTo("38736.8064"); // 10,847 x 0.0048 x 744
    }

    @Test
    void aNodeWithSharesButNoPriceIsABug() {
        var share = Sample.shares().getFirst();
        var unknown =
                new PricedNode(share.node().node(), share.node().key(), new Priced.Unknown("no row for m9.large"));
        var broken =
                new CostShare(unknown, new Payer.Idle(), Resource.CPU, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

        assertThatThrownBy(() -> rows(
                        Sample.october(Sample.AFTERWARDS, new CostDay(Sample.AFTERWARDS, List.of(broken))), DOLLARS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no row for m9.large");
    }

    private static FocusSettings committed() {
        return DOLLARS.withCommitments(
                amount("0.1"),
                node -> node.key().capacityType() == CapacityType.SPOT
                        ? Optional.empty()
                        : Optional.of(new Commitment("ri-0123", "Reserved Instance", Commitment.Measure.USAGE)));
    }

    private static FocusSettings euros() throws IOException {
        var rates = ExchangeRates.read("rates.csv", new StringReader("""
                        date,from,to,rate
                        2026-10-01,USD,EUR,0.9231
                        2026-10-16,USD,EUR,0.9117
                        """), 15);
        return DOLLARS.withCurrency(EUR, rates);
    }

    private static List<Map<String, String>> rows(MonthCosts costs, FocusSettings settings) throws IOException {
        var rows = new ArrayList<Map<String, String>>();
        FocusRows.write(costs, settings, cells -> rows.add(Sample.named(cells)));
        return rows;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "no such column");
    }

    private static BigDecimal ratio(Map<String, String> row) {
        try {
            var details = new ObjectMapper()
                    .readTree(cell(row, "AllocatedMethodDetails"))
                    .get("Elements")
                    .get(0);
            return amount(details.get("AllocatedRatio").asText());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static BigDecimal sum(List<Map<String, String>> rows, String column) {
        return rows.stream()
                .map(row -> cell(row, column))
                .filter(cell -> !cell.isEmpty())
                .map(Sample::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
