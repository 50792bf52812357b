package io.rightsizer.pricing.cost;

import static io.rightsizer.pricing.cost.Fleet.amounts;
import static io.rightsizer.pricing.cost.Fleet.bill;
import static io.rightsizer.pricing.cost.Fleet.container;
import static io.rightsizer.pricing.cost.Fleet.m5;
import static io.rightsizer.pricing.cost.Fleet.money;
import static io.rightsizer.pricing.cost.Fleet.placed;
import static io.rightsizer.pricing.cost.Fleet.resized;
import static io.rightsizer.pricing.cost.Fleet.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SavingsTest {

    private static final UnitPrices MARGINAL = new UnitPrices(money("0.03"), money("0.004"));

    @Test
    void pricesTheDifferenceOfRequests() {
        var saving = PaperSaving.of(
                List.of(
                        resized("web", 4, amounts("1", "2Gi"), amounts("250m", "1Gi")),
                        resized("api", 2, amounts("100m", "1Gi"), amounts("100m", "2Gi")),
                        container("cache", 9, "app", amounts("1", "1Gi"))),
                workload -> MARGINAL);

        // 4 x (0.75 x 0.03 + 1 x 0.004); 2 x -0.004
        assertThat(saving.byWorkload().get(workload("web"))).isEqualByComparingTo("0.106");
        assertThat(saving.byWorkload().get(workload("api"))).isEqualByComparingTo("-0.008");
        assertThat(saving.byWorkload().get(workload("cache"))).isEqualByComparingTo("0");
        assertThat(saving.total()).isEqualByComparingTo("0.098");
    }

    @Test
    void savesNothingOnWhatIsNotShort() {
        var saving = PaperSaving.of(
                List.of(resized("web", 4, amounts("1", "2Gi"), amounts("1", "1Gi"))),
                workload -> new UnitPrices(money("0.05"), BigDecimal.ZERO));

        assertThat(saving.total()).isEqualByComparingTo("0");
    }

    @Test
    void twiceTheReplicasSaveTwice() {
        var once = PaperSaving.of(
                List.of(resized("web", 3, amounts("1", "2Gi"), amounts("333m", "1Gi"))), workload -> MARGINAL);
        var twice = PaperSaving.of(
                List.of(resized("web", 6, amounts("1", "2Gi"), amounts("333m", "1Gi"))), workload -> MARGINAL);

        assertThat(twice.total()).isEqualByComparingTo(once.total().multiply(BigDecimal.TWO));
    }

    @Test
    void savesWholeMachines() {
        assertThat(SavingsRange.inMachines(money("0.106"), money("0.192")))
                .isEqualTo(new SavingsRange(money("0.000"), money("0.192")));
        assertThat(SavingsRange.inMachines(money("0.4"), money("0.192")))
                .isEqualTo(new SavingsRange(money("0.384"), money("0.576")));
        assertThat(SavingsRange.inMachines(money("-0.1"), money("0.192")))
                .isEqualTo(new SavingsRange(money("-0.192"), money("0.000")));
        assertThat(SavingsRange.inMachines(money("0"), money("0.192")).high()).isEqualByComparingTo("0");
    }

    @Test
    void addsUpRanges() {
        var sum = new SavingsRange(money("1"), money("2")).plus(SavingsRange.exactly(money("3")));

        assertThat(sum).isEqualTo(new SavingsRange(money("4"), money("5")));
        assertThat(sum.over(money("730"))).isEqualTo(new SavingsRange(money("2920"), money("3650")));
        assertThatThrownBy(() -> new SavingsRange(money("2"), money("1")))
                .hasMessage("A range goes up, not from 2 to 1");
    }

    @Test
    void tellsWhatAPodCostsAndWhatOneFewerSaves() {
        // 0.024 a core and 0.006 a gibibyte for a pod of half a core and 2 GiB
        assertThat(replica(4, OptionalInt.empty()).share()).isEqualByComparingTo("0.024");
        // it frees half a core and 2 GiB at marginal prices
        assertThat(replica(4, OptionalInt.empty()).oneFewer().low()).isEqualByComparingTo("0.023");
        assertThat(replica(4, OptionalInt.empty()).oneFewer().high()).isEqualByComparingTo("0.023");
        assertThat(replica(4, OptionalInt.of(4)).oneFewer().low()).isEqualByComparingTo("0.023");
    }

    @Test
    void savesAtMostAPodWhereTheAutoscalerKeepsMoreThanItsMinimum() {
        var oneFewer = replica(4, OptionalInt.of(2)).oneFewer();

        assertThat(oneFewer.low()).isEqualByComparingTo("0");
        assertThat(oneFewer.high()).isEqualByComparingTo("0.023");
    }

    @Test
    void doesNotGiveUpTheLastPod() {
        assertThat(replica(1, OptionalInt.empty()).oneFewer()).isEqualTo(SavingsRange.NOTHING);
        assertThat(replica(4, OptionalInt.of(1)).oneFewer()).isEqualTo(SavingsRange.NOTHING);
    }

    @Test
    void knowsNoCostOfAPodOnNodesWithoutAPrice() {
        var shares = CostShares.of(bill(), List.of(), List.of());

        assertThat(ReplicaCost.of(shares, placed("web", Map.of("a", 1)), List.of(), OptionalInt.empty(), MARGINAL))
                .isEmpty();
    }

    private static ReplicaCost replica(int replicas, OptionalInt minimum) {
        var placement = placed("web", Map.of("a", 1, "b", replicas - 1));
        var containers = List.of(container("web", replicas, "app", amounts("500m", "2Gi")));
        var shares = CostShares.of(
                bill(m5("a", "0.192"), m5("b", "0.192")),
                List.of(placement),
                containers,
                node -> BigDecimal.valueOf(4));
        return ReplicaCost.of(shares, placement, containers, minimum, MARGINAL).orElseThrow();
    }
}
