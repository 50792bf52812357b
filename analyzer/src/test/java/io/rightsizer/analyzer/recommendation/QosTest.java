package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Demands;
import org.junit.jupiter.api.Test;

/// Every scenario uses a steady 200m and 400Mi, for which `split` proposes a memory limit of 440Mi and no CPU limit.
class QosTest {

    private static final Demands GUARANTEED = new Demands(Criticality.STANDARD, true);

    @Test
    void keepsWholeCoresOfAGuaranteedPodWhole() {
        var recommendation = new Scenario().set("4", "600Mi", "4", "600Mi").recommend();

        // Half of four cores in one step; memory request and limit both at the limit of the policy.
        assertThat(recommendation.nextStep()).isEqualTo(resources("2", "440Mi", "2", "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.STEP_LIMITED, Code.KEEP_GUARANTEED);
        assertThat(recommendation.explanation())
                .contains("QoS class Guaranteed is kept, as whole cores may be pinned to it")
                .doesNotContain("changes from");
    }

    @Test
    void roundsCoresUp() {
        var recommendation =
                new Scenario().using(1.3, 400).set("3", "600Mi", "3", "600Mi").recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("2", "440Mi", "2", "440Mi"));
    }

    @Test
    void keepsAGuaranteedPodSoWhereItsOwnerDemandsIt() {
        var recommendation = new Scenario()
                .set("300m", "600Mi", "300m", "600Mi")
                .demanding(GUARANTEED)
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "440Mi", "200m", "440Mi"));
        assertThat(recommendation.explanation()).contains("QoS class Guaranteed is kept, as its owner demands");
    }

    @Test
    void saysThatTheClassChangesWhereNothingDemandsIt() {
        var recommendation =
                new Scenario().set("300m", "600Mi", "300m", "600Mi").recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "400Mi", null, "440Mi"));
        assertThat(recommendation.explanation())
                .endsWith(
                        "With these amounts the pod's QoS class changes from Guaranteed to Burstable: when a node runs"
                                + " out of memory it is evicted and killed earlier, first of all while it uses more than it"
                                + " requests.");
    }

    @Test
    void looksAtEveryContainerOfThePod() {
        var burstable = Container.of("helper", ContainerType.SIDECAR, resources("10m", "32Mi", null, null));
        var recommendation = new Scenario()
                .set("4", "600Mi", "4", "600Mi")
                .demanding(GUARANTEED)
                .beside(burstable)
                .recommend();

        assertThat(recommendation.codes()).doesNotContain(Code.KEEP_GUARANTEED);
        assertThat(recommendation.explanation()).doesNotContain("QoS");
    }

    @Test
    void saysThatAPodWithoutRequestsBecomesBurstable() {
        assertThat(new Scenario().set(null, null, null, null).recommend().explanation())
                .contains("QoS class changes from BestEffort to Burstable: when a node runs out of memory it is evicted"
                        + " and killed later.");
    }
}
