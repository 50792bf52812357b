package io.rightsizer.pricing.cost;

import static io.rightsizer.pricing.cost.Fleet.TODAY;
import static io.rightsizer.pricing.cost.Fleet.m5;
import static io.rightsizer.pricing.cost.Fleet.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.Priced;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementsTest {

    private static final Commitment TWO_MACHINES =
            new Commitment.Machines("aws", "eu-west-1", "m5.xlarge", 2, money("0.12"), TODAY);

    @Test
    void takesDiscountsOffOneAfterTheOther() {
        var agreements = new Agreements(
                List.of(
                        new Discount("aws", "", money("10"), false),
                        new Discount("", "general", money("5"), false),
                        new Discount("gcp", "", money("50"), false)),
                List.of());

        // 0.2 x 0.9 x 0.95
        var bill = agreements.bill(List.of(m5("a", "0.2")), Price.USD, TODAY);
        assertThat(bill.hourly()).isEqualByComparingTo("0.171");
        assertThat(bill.nodes().getFirst().list()).isEqualByComparingTo("0.2");
    }

    @Test
    void takesNoDiscountOffAPriceTheUserGaveOrOffSpot() {
        var agreements = new Agreements(List.of(new Discount("", "", money("10"), false)), List.of());
        var own = new Price(money("0.2"), Price.USD, Price.Basis.CUSTOM, "prices.csv line 2", TODAY);

        assertThat(effective(agreements, m5("a", new Priced.Known(own), CapacityType.ON_DEMAND)))
                .containsExactly("0.2");
        assertThat(effective(agreements, spot("0.06"))).containsExactly("0.06");
    }

    @Test
    void coversAsManyMachinesAsAreCommittedAndNoSpot() {
        var agreements = new Agreements(List.of(), List.of(TWO_MACHINES));

        assertThat(effective(agreements, spot("0.06"), m5("a", "0.2"), m5("b", "0.2"), m5("c", "0.2")))
                .containsExactly("0.12", "0.12", "0.2", "0.06");
    }

    @Test
    void savesNothingBelowTheCommitment() {
        var agreements = new Agreements(List.of(), List.of(TWO_MACHINES));
        var before = agreements.bill(List.of(m5("a", "0.2"), m5("b", "0.2"), m5("c", "0.2")), Price.USD, TODAY);
        var without = agreements.bill(List.of(m5("a", "0.2"), m5("b", "0.2")), Price.USD, TODAY);
        var below = agreements.bill(List.of(m5("a", "0.2")), Price.USD, TODAY);

        assertThat(before.savingBy(without)).isEqualByComparingTo("0.2");
        assertThat(before.savingBy(below)).isEqualByComparingTo("0.2");
        assertThat(below.stranded()).containsExactly(new Stranded(TWO_MACHINES, money("0.12")));
    }

    @Test
    void savesAgainOnceTheCommitmentIsOver() {
        var agreements = new Agreements(List.of(), List.of(TWO_MACHINES));
        var bill = agreements.bill(List.of(m5("a", "0.2")), Price.USD, TODAY.plusDays(1));

        assertThat(bill.hourly()).isEqualByComparingTo("0.2");
        assertThat(bill.stranded()).isEmpty();
    }

    @Test
    void buysMachinesWithACommittedAmountUntilItIsUsedUp() {
        // 0.2 at 25 % off is 0.15: 0.225 buys one machine and half of the next, whose other half costs 0.1
        var plan = new Commitment.Spend("aws", money("0.225"), money("25"), TODAY);
        var agreements = new Agreements(List.of(), List.of(plan));

        assertThat(effective(agreements, m5("a", "0.2"), m5("b", "0.2"), m5("c", "0.2")))
                .containsExactly("0.15", "0.175", "0.2");
    }

    @Test
    void strandsTheRestOfACommittedAmount() {
        var plan = new Commitment.Spend("aws", money("0.4"), money("25"), TODAY);
        var bill = new Agreements(List.of(), List.of(plan)).bill(List.of(m5("a", "0.2")), Price.USD, TODAY);

        assertThat(bill.hourly()).isEqualByComparingTo("0.4");
        assertThat(bill.ofStranded()).isEqualByComparingTo("0.25");
    }

    @Test
    void comparesASpotMachineWithItsPriceOnDemand() {
        var bill = Agreements.NONE.bill(
                List.of(spot("0.06")), key -> new Priced.Known(Fleet.price("0.2")), Price.USD, TODAY);

        assertThat(bill.nodes().getFirst().list()).isEqualByComparingTo("0.2");
        assertThat(bill.hourly()).isEqualByComparingTo("0.06");
    }

    @Test
    void knowsNoBillWhereEveryPriceIsUnknown() {
        var bill = Fleet.bill(m5("a", new Priced.Unknown("no such type"), CapacityType.ON_DEMAND));

        assertThat(bill.nodes()).isEmpty();
        assertThat(bill.coverage()).isEqualTo(new Bill.Coverage(0, 1, Optional.empty()));
        assertThat(bill.unpriced()).extracting(Bill.Unpriced::reason).containsExactly("no such type");
    }

    @Test
    void refusesWhatNobodyCanHaveAgreed() {
        assertThatThrownBy(() -> new Discount("", "", money("101"), false))
                .hasMessage("A discount is 0 to 100 per cent, not 101");
        assertThatThrownBy(() -> new Commitment.Spend("aws", money("-1"), money("25"), TODAY))
                .hasMessage("A committed amount is above zero, not -1");
        assertThatThrownBy(() -> new Commitment.Machines("aws", "", "m5.large", 0, money("1"), TODAY))
                .hasMessage("A commitment to m5.large needs at least one machine, not 0");
        assertThatThrownBy(() -> Fleet.price("-0.1")).hasMessage("A price cannot be negative: -0.1");
    }

    @Test
    void refusesToCompareBillsInTwoCurrencies() {
        var euros = Agreements.NONE.bill(List.of(), Currency.getInstance("EUR"), TODAY);

        assertThatThrownBy(() -> Fleet.bill().savingBy(euros)).hasMessage("Bills in USD and EUR cannot be compared");
    }

    private static PricedNode spot(String hourly) {
        return m5("spot", new Priced.Known(Fleet.price(hourly)), CapacityType.SPOT);
    }

    private static List<String> effective(Agreements agreements, PricedNode... nodes) {
        return agreements.bill(Arrays.asList(nodes), Price.USD, TODAY).nodes().stream()
                .map(NodeBill::effective)
                .map(BigDecimal::stripTrailingZeros)
                .map(BigDecimal::toPlainString)
                .toList();
    }
}
