package io.rightsizer.pricing.cost;

import static io.rightsizer.pricing.cost.Fleet.amounts;
import static io.rightsizer.pricing.cost.Fleet.bill;
import static io.rightsizer.pricing.cost.Fleet.container;
import static io.rightsizer.pricing.cost.Fleet.m5;
import static io.rightsizer.pricing.cost.Fleet.money;
import static io.rightsizer.pricing.cost.Fleet.placed;
import static io.rightsizer.pricing.cost.Fleet.using;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import io.rightsizer.pricing.cost.Uncosted.Reason;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostSharesTest {

    /// A core costs as much as 4 GiB: half of a machine of 4 cores and 16 GiB is CPU.
    private static final CoreRatio FOUR = node -> BigDecimal.valueOf(4);

    @Test
    void sharesOutANodeAsAControllerWouldWithAPencil() {
        var shares = shares(
                bill(m5("a", "0.192")),
                placed("web", Map.of("a", 2)),
                container("web", 2, "app", amounts("500m", "2Gi")));

        // 0.096 for 4 cores, 0.024 each; 0.096 for 16 GiB, 0.006 each
        assertThat(rows(shares))
                .containsExactly(
                        "app CPU 1 0.024",
                        "idle CPU 2.5 0.06",
                        "shared CPU 0.5 0.012",
                        "app MEMORY 4 0.024",
                        "idle MEMORY 11 0.066",
                        "shared MEMORY 1 0.006");
        assertThat(shares.uncosted()).isEmpty();
        assertThat(shares.notices()).isEmpty();
    }

    @Test
    void splitsByTheUsualRatioWhereNothingElseIsTold() {
        var shares = CostShares.of(bill(m5("a", "0.192")), List.of(), List.of());

        // 4 x 7.46 = 29.84 of 29.84 + 16
        assertThat(sum(shares, Resource.CPU)).isEqualByComparingTo("0.1249842932");
        assertThat(sum(shares, Resource.MEMORY)).isEqualByComparingTo("0.0670157068");
    }

    @Test
    void chargesUsageWhereItIsMoreThanTheRequest() {
        var shares = shares(
                bill(m5("a", "0.192")),
                placed("web", Map.of("a", 1)),
                using("web", 1, "app", amounts("500m", "2Gi"), 2.0, 1024.0 * 1024 * 1024));

        assertThat(rows(shares)).contains("app CPU 2 0.048", "app MEMORY 2 0.012");
    }

    @Test
    void chargesAnInitContainerOnlyForWhatItReservesBeyondTheOthers() {
        var shares = shares(
                bill(m5("a", "0.192")),
                placed("web", Map.of("a", 1)),
                container("web", 1, "app", amounts("500m", "2Gi")),
                container("web", 1, "migrate", ContainerType.INIT, amounts("1", "1Gi")),
                container("web", 1, "wait", ContainerType.INIT, amounts("100m", "64Mi")));

        assertThat(rows(shares))
                .contains("app CPU 0.5 0.012", "migrate CPU 0.5 0.012", "migrate MEMORY 0 0", "wait CPU 0 0");
    }

    @Test
    void scalesDownWhatExceedsTheNodeAndSaysSo() {
        var shares = shares(
                bill(m5("a", "0.192")),
                placed("web", Map.of("a", 1)),
                using("web", 1, "app", amounts("3", "2Gi"), 4.0, 0),
                using("web", 1, "proxy", amounts("500m", "1Gi"), 3.0, 0));

        // 3.5 cores may be had for 0.084: 4 of 7 and 3 of 7
        assertThat(rows(shares))
                .contains("app CPU 4 0.048", "proxy CPU 3 0.036", "shared CPU 0.5 0.012")
                .noneMatch(row -> row.startsWith("idle CPU"));
        assertThat(shares.notices())
                .containsExactly("a: more cpu is requested or used than the node can give, so its shares are scaled"
                        + " down to its price and nothing of it is idle");
    }

    @Test
    void givesNoCostToPodsOnANodeWithoutAPrice() {
        var unpriced = m5("b", new Priced.Unknown("no price for m5.xlarge"), CapacityType.ON_DEMAND);
        var shares = shares(
                bill(m5("a", "0.192"), unpriced),
                placed("web", Map.of("a", 1, "b", 2)),
                container("web", 4, "app", amounts("500m", "2Gi")));

        assertThat(shares.uncosted())
                .extracting(Uncosted::pods, Uncosted::reason, Uncosted::estimate)
                .containsExactly(
                        tuple(1, Reason.NOT_ON_A_NODE, Optional.empty()),
                        tuple(2, Reason.NODE_UNPRICED, Optional.empty()));
        assertThat(shares.bill().coverage().priced()).isEqualTo(1);
        assertThat(shares.bill().coverage().nodes()).isEqualTo(2);
        assertThat(shares.bill().coverage().oldest()).hasToString("Optional[2026-07-20]");
    }

    @Test
    void estimatesAWorkloadOfUnknownPlaceOutsideTheSum() {
        var shares = CostShares.of(
                bill(m5("a", "0.192")), List.of(), List.of(container("web", 3, "app", amounts("500m", "2Gi"))), FOUR);

        // 3 x (0.5 x 0.024 + 2 x 0.006)
        assertThat(shares.uncosted()).hasSize(1);
        assertThat(shares.uncosted().getFirst().reason()).isEqualTo(Reason.PLACE_UNKNOWN);
        assertThat(shares.uncosted().getFirst().estimate().orElseThrow()).isEqualByComparingTo("0.072");
        assertThat(sum(shares)).isEqualByComparingTo("0.192");
    }

    @Test
    void saysThatNothingIsKnownOfAContainerWithoutRequestsAndUsage() {
        var shares = shares(
                bill(m5("a", "0.192")),
                placed("web", Map.of("a", 1)),
                container("web", 1, "app", ResourceAmounts.NONE));

        assertThat(shares.uncosted()).extracting(Uncosted::reason).containsExactly(Reason.AMOUNT_UNKNOWN);
    }

    @Test
    void takesTheSplitThatACostExporterTellsOfTheNode() {
        var told = new Node.HourlyCost(null, money("0.03"), money("0.01"), false);
        var plain = m5("a", "0.28");
        var node = plain.node();
        var quoted = new Node(
                node.cluster(),
                node.name(),
                node.labels(),
                node.providerId(),
                node.capacity(),
                node.allocatable(),
                node.maxPods(),
                node.taints(),
                node.schedulable(),
                told);
        var shares = CostShares.of(bill(new PricedNode(quoted, plain.key(), plain.price())), List.of(), List.of());

        // 4 x 0.03 = 0.12 to 16 x 0.01 = 0.16
        assertThat(sum(shares, Resource.CPU)).isEqualByComparingTo("0.12");
    }

    @Test
    void spreadsIdleAndSharedInProportion() {
        var shares = shares(
                        bill(m5("a", "0.192"), m5("empty", "0.1")),
                        placed("web", Map.of("a", 1)),
                        container("web", 1, "app", amounts("1", "3Gi")),
                        container("web", 1, "proxy", amounts("2", "1Gi")))
                .spread();

        assertThat(rows(shares))
                .containsSubsequence(
                        "proxy CPU 2 0.064", "app CPU 1 0.032", "proxy MEMORY 1 0.024", "app MEMORY 3 0.072");
        assertThat(sum(shares)).isEqualByComparingTo("0.292");
    }

    @Test
    void saysWhereTheSizeOfANodeIsNotTold() {
        var plain = m5("a", "0.192");
        var unknown =
                new PricedNode(Fleet.node("a", ResourceAmounts.NONE, ResourceAmounts.NONE), plain.key(), plain.price());
        var shares =
                shares(bill(unknown), placed("web", Map.of("a", 1)), container("web", 1, "app", amounts("1", "4Gi")));

        assertThat(rows(shares)).containsExactly("app CPU 1 0.096", "app MEMORY 4 0.096");
        assertThat(shares.notices()).hasSize(2).first().asString().startsWith("a: its cpu is not told");
    }

    @Test
    void averagesWhatAClusterPaysForACoreAndAGibibyte() {
        var shares = CostShares.of(bill(m5("a", "0.192"), m5("b", "0.096")), List.of(), List.of(), FOUR);

        // 0.144 for 8 cores, and for 32 GiB
        assertThat(shares.averagePrices("prod")).contains(new UnitPrices(money("0.0180000000"), money("0.0045000000")));
        assertThat(shares.averagePrices()).isEqualTo(shares.averagePrices("prod"));
        assertThat(shares.averagePrices("other")).isEmpty();
    }

    @Test
    void tellsWhatAContainerBearsOnAllNodes() {
        var shares = shares(
                bill(m5("a", "0.192"), m5("b", "0.192")),
                placed("web", Map.of("a", 1, "b", 2)),
                container("web", 3, "app", amounts("500m", "2Gi")));

        assertThat(shares.byContainer().values()).hasSize(1).first().isEqualTo(money("0.0720000000"));
    }

    @Test
    void hasNoSharesWithoutNodes() {
        var shares = shares(bill(), placed("web", Map.of("a", 1)), container("web", 1, "app", amounts("1", "1Gi")));

        assertThat(shares.shares()).isEmpty();
        assertThat(shares.bill().hourly()).isEqualByComparingTo("0");
        assertThat(shares.uncosted()).extracting(Uncosted::reason).containsExactly(Reason.NODE_UNPRICED);
    }

    @Test
    void leavesOutNodesInAnotherCurrencyAndSaysWhy() {
        var euros = new Priced.Known(new Price(
                money("1"), Currency.getInstance("EUR"), Price.Basis.CUSTOM, "prices.csv line 3", Fleet.TODAY));

        assertThat(bill(m5("a", euros, CapacityType.ON_DEMAND)).unpriced())
                .extracting(Bill.Unpriced::reason)
                .containsExactly("priced in EUR while the bill is in USD: give a rate between them");
    }

    private static CostShares shares(Bill bill, Placement placement, Recommendation... containers) {
        return CostShares.of(bill, List.of(placement), List.of(containers), FOUR);
    }

    private static List<String> rows(CostShares shares) {
        return shares.shares().stream()
                .map(share -> name(share.payer()) + " " + share.resource() + " " + plain(share.amount()) + " "
                        + plain(share.effective()))
                .toList();
    }

    private static String name(Payer payer) {
        return switch (payer) {
            case Payer.Container container -> container.name();
            case Payer.Idle _ -> "idle";
            case Payer.Shared _ -> "shared";
        };
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal sum(CostShares shares, Resource... of) {
        return shares.shares().stream()
                .filter(share -> of.length == 0 || List.of(of).contains(share.resource()))
                .map(CostShare::effective)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
