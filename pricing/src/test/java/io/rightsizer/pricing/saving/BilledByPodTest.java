package io.rightsizer.pricing.saving;

import static io.rightsizer.pricing.saving.SmallCluster.FREE;
import static io.rightsizer.pricing.saving.SmallCluster.pod;
import static io.rightsizer.pricing.saving.SmallCluster.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.pricing.perpod.PerPod;
import io.rightsizer.pricing.perpod.PodPrice;
import io.rightsizer.pricing.perpod.PodSize.Billed;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BilledByPodTest {

    private static final Map<String, String> FARGATE = Map.of("eks_amazonaws_com_compute_type", "fargate");

    /// Of <https://aws.amazon.com/fargate/pricing/>, Linux on x86 in us-east-1.
    private static final PodPrice PRICE = new PodPrice(new BigDecimal("0.04048"), new BigDecimal("0.004445"));

    /// 8 GB and the 256 MB of the node are more than 1 vCPU goes with; 7.75 GB are not.
    private static SmallCluster oneSizeSmaller() {
        return new SmallCluster()
                .node("fargate-ip-1", FARGATE)
                .node("fargate-ip-2", FARGATE)
                .node("a")
                .resized("web", pod("1", "8Gi"), pod("1", "7936Mi"), Map.of("fargate-ip-1", 1, "fargate-ip-2", 1))
                .resized("api", pod("1", "8Gi"), pod("1", "1Gi"), Map.of("a", 1));
    }

    @Test
    void aPodOnFargateSavesTheStepBetweenTwoSizes() {
        assertThat(oneSizeSmaller().paidByPod(PRICE).costs(FREE).perPod())
                .singleElement()
                .satisfies(web -> {
                    assertThat(web.workload()).isEqualTo(workload("web"));
                    assertThat(web.service()).isEqualTo(PerPod.Service.FARGATE);
                    assertThat(web.pods()).isEqualTo(2);
                    assertThat(web.now()).isEqualTo(new Billed(Cpu.parse("2"), Memory.parse("9Gi")));
                    assertThat(web.after()).isEqualTo(new Billed(Cpu.parse("1"), Memory.parse("8Gi")));
                    // 2 x (0.04048 + 0.004445)
                    assertThat(web.saved())
                            .hasValueSatisfying(saved -> assertThat(saved).isEqualByComparingTo("0.08985"));
                });
    }

    @Test
    void withoutAPriceNothingIsKnownOfTheSaving() {
        assertThat(oneSizeSmaller().costs(FREE).perPod()).singleElement().satisfies(web -> assertThat(web.saved())
                .isEmpty());
    }

    @Test
    void aMachineOfAutopilotIsNotPricedByItsList() {
        var costs = new SmallCluster()
                .autopilot("gk3-acme-pool-1-0f1e2d3c-abcd")
                .autopilot("gke-acme-pool-1-0f1e2d3c-efgh")
                .deployment("web", pod("1", "1Gi"), Map.of("gk3-acme-pool-1-0f1e2d3c-abcd", 1))
                .costs(FREE);

        assertThat(costs.now().bill().coverage().nodes()).isEqualTo(2);
        assertThat(costs.now().bill().coverage().priced()).isEqualTo(1);
        assertThat(costs.now().bill().unpriced()).singleElement().satisfies(one -> assertThat(one.reason())
                .startsWith("billed by the pod, not by the machine"));
    }
}
