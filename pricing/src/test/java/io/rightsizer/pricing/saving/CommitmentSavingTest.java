package io.rightsizer.pricing.saving;

import static io.rightsizer.pricing.saving.SmallCluster.FREE;
import static io.rightsizer.pricing.saving.SmallCluster.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.cost.Agreements;
import io.rightsizer.pricing.cost.Commitment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is committed is paid with machines or without. Both machines could go: nothing runs on them.
class CommitmentSavingTest {

    private static final LocalDate LATER = LocalDate.of(2027, 6, 30);

    @Test
    void aMachineGivenUpBelowTheCommitmentSavesNothing() {
        var costs = empty().agreed(machines(2, LATER)).costs(FREE);

        assertThat(costs.now().bill().hourly()).isEqualByComparingTo("0.24");
        assertThat(costs.savings().total())
                .extracting(Figures::packed, Figures::reachable, Figures::bound)
                .allSatisfy(saved -> assertThat((BigDecimal) saved).isEqualByComparingTo("0"));
    }

    @Test
    void aMachineBeyondTheCommitmentSavesItsWholePrice() {
        var costs = empty().agreed(machines(1, LATER)).costs(FREE);

        // 0.12 committed and 0.20 paid as one goes
        assertThat(costs.now().bill().hourly()).isEqualByComparingTo("0.32");
        assertThat(costs.savings().total().packed()).isEqualByComparingTo("0.20");
        assertThat(costs.savings().total().bound()).isEqualByComparingTo("0.20");
    }

    @Test
    void aCommitmentThatIsOverHoldsNothingBack() {
        var costs = empty().agreed(machines(2, LocalDate.of(2026, 11, 20))).costs(FREE);

        assertThat(costs.savings().total().packed()).isEqualByComparingTo("0.40");
    }

    @Test
    void anAmountOfMoneyIsCommittedLikeMachines() {
        var plan = new Commitment.Spend("aws", new BigDecimal("0.15"), new BigDecimal("25"), LATER);

        var costs = empty().agreed(new Agreements(List.of(), List.of(plan))).costs(FREE);

        // one machine at 0.15 instead of 0.20, and one more
        assertThat(costs.now().bill().hourly()).isEqualByComparingTo("0.35");
        assertThat(costs.savings().total().packed()).isEqualByComparingTo("0.20");
    }

    @Test
    void machinesBoughtAnewUseTheCommitmentToo() {
        var committed = new SmallCluster()
                .node("a")
                .node("b")
                .deployment("web", pod("1900m", "1Gi"), Map.of("a", 1, "b", 1))
                .agreed(machines(1, LATER));

        // both pods fit on one machine, which is then the committed one
        assertThat(committed.costs(FREE).savings().total().reachable()).isEqualByComparingTo("0.20");
    }

    /// Three of four machines are committed, and each of two clusters could do with one.
    @Test
    void clustersShareACommitment() {
        var savings = new SmallCluster()
                .node("blue", "a")
                .node("blue", "b")
                .node("green", "a")
                .node("green", "b")
                .add(SmallCluster.placed(in("blue"), Map.of("a", 1)), pod("3900m", "1Gi"), null)
                .add(SmallCluster.placed(in("green"), Map.of("a", 1)), pod("3900m", "1Gi"), null)
                .agreed(machines(3, LATER))
                .costs(FREE)
                .savings();

        // the first gives up the machine beyond the commitment, the second a committed one
        assertThat(savings.clusters().get(0).figures().packed()).isEqualByComparingTo("0.20");
        assertThat(savings.clusters().get(1).figures().packed()).isEqualByComparingTo("0");
        assertThat(savings.total().packed()).isEqualByComparingTo("0.20");
    }

    private static WorkloadId in(String cluster) {
        return new WorkloadId(cluster, "shop", WorkloadKind.DEPLOYMENT, "web");
    }

    private static SmallCluster empty() {
        return new SmallCluster().node("a").node("b");
    }

    private static Agreements machines(int count, LocalDate until) {
        return new Agreements(
                List.of(),
                List.of(new Commitment.Machines(
                        "aws", "eu-west-1", "m5.xlarge", count, new BigDecimal("0.12"), until)));
    }
}
