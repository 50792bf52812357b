package io.rightsizer.pricing.saving;

import static io.rightsizer.pricing.saving.SmallCluster.FREE;
import static io.rightsizer.pricing.saving.SmallCluster.pod;
import static io.rightsizer.pricing.saving.SmallCluster.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.cost.CostShares;
import io.rightsizer.pricing.cost.Payer;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostsTest {

    @Test
    void sharesSumToTheBillBeforeAndAfter() {
        var costs = new SmallCluster()
                .quoted("a", "0.1937")
                .quoted("b", "0.2011")
                .resized("web", pod("1", "2Gi"), pod("333m", "700Mi"), Map.of("a", 2, "b", 1))
                .costs(FREE);

        assertThat(costs.now().bill().hourly()).isEqualByComparingTo("0.3948");
        assertThat(sum(costs.now())).isEqualByComparingTo("0.3948");
        assertThat(sum(costs.after())).isEqualByComparingTo("0.3948");
    }

    /// A core and 4 GiB of a machine of 4 cores and 16 GiB are a quarter of it.
    @Test
    void whatIsFreedIsIdleAfterwards() {
        var costs = new SmallCluster()
                .node("a")
                .resized("web", pod("1", "4Gi"), pod("500m", "2Gi"), Map.of("a", 1))
                .costs(FREE);
        var web = new Payer.Container(workload("web"), "app");

        assertThat(costs.now().byContainer().get(web)).isEqualByComparingTo("0.05");
        assertThat(costs.after().byContainer().get(web)).isEqualByComparingTo("0.025");
        assertThat(idle(costs.now())).isEqualByComparingTo("0.15");
        assertThat(idle(costs.after())).isEqualByComparingTo("0.175");
    }

    @Test
    void aNodeWithoutAPriceIsNotFree() {
        var costs = new SmallCluster()
                .node("a")
                .unpriced("b")
                .resized("web", pod("2", "1Gi"), pod("1", "1Gi"), Map.of("a", 1, "b", 1))
                .deployment("api", pod("1", "1Gi"), Map.of("b", 1))
                .costs(FREE);

        assertThat(costs.now().bill().coverage().priced()).isEqualTo(1);
        assertThat(costs.now().bill().coverage().nodes()).isEqualTo(2);
        assertThat(costs.now().byContainer()).containsOnlyKeys(new Payer.Container(workload("web"), "app"));
        assertThat(costs.now().uncosted())
                .extracting(one -> one.container().workload().name())
                .containsExactlyInAnyOrder("api", "web");
        assertThat(costs.now().bill().unpriced().getFirst().reason()).startsWith("nothing tells the provider");
        // the pod on a frees a core of four at 0.20; what the other frees is worth what nobody knows
        assertThat(costs.savings().total().paper().doubleValue()).isCloseTo(0.05, within(1e-6));
        assertThat(costs.savings().now()).isEqualByComparingTo("0.20");
    }

    @Test
    void knowsNoSavingWhereNothingHasAPrice() {
        var costs = new SmallCluster()
                .unpriced("a")
                .resized("web", pod("2", "1Gi"), pod("1", "1Gi"), Map.of("a", 1))
                .costs(FREE);

        assertThat(costs.now().shares()).isEmpty();
        assertThat(costs.savings().clusters()).isEmpty();
        assertThat(costs.now().bill().coverage().priced()).isZero();
    }

    private static BigDecimal sum(CostShares shares) {
        return shares.shares().stream().map(CostShare::effective).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal idle(CostShares shares) {
        return shares.shares().stream()
                .filter(share -> share.payer() instanceof Payer.Idle)
                .map(CostShare::effective)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
