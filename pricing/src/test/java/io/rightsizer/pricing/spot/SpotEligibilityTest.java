package io.rightsizer.pricing.spot;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.spot.SpotEligibility.Eligible;
import io.rightsizer.pricing.spot.SpotEligibility.NotEligible;
import io.rightsizer.pricing.spot.SpotEligibility.Overridden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpotEligibilityTest {

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "ReplicaSet", "Rollout"})
    void takesWhatIsReplacedElsewhereWhenItHasTwoPods(String kind) {
        assertThat(of(placed(kind, Map.of(), 0, false), 2, Criticality.STANDARD))
                .isEqualTo(new Eligible());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Job", "CronJob"})
    void takesAJobOfOnePod(String kind) {
        assertThat(of(placed(kind, Map.of(), 0, false), 1, Criticality.BATCH)).isEqualTo(new Eligible());
    }

    @ParameterizedTest
    @CsvSource({
        "StatefulSet, a StatefulSet replaces a lost pod only once its node is known to be gone",
        "DaemonSet, 'a DaemonSet runs on every node, whatever its price'",
        "Pod, nothing replaces a bare pod",
        "SparkApplication, nothing tells how a SparkApplication replaces a lost pod",
    })
    void refusesOtherKinds(String kind, String reason) {
        assertThat(of(placed(kind, Map.of(), 0, false), 3, Criticality.STANDARD))
                .isEqualTo(refused(reason));
    }

    @Test
    void refusesASinglePod() {
        assertThat(of(placed("Deployment", Map.of(), 0, false), 1, Criticality.STANDARD))
                .isEqualTo(refused("fewer than 2 pods"));
    }

    @Test
    void refusesWhatItsDisruptionBudgetDoesNotAllow() {
        assertThat(of(placed("Deployment", Map.of(), 3, false), 3, Criticality.STANDARD))
                .isEqualTo(refused("its PodDisruptionBudget wants 3 of 3 pods healthy"));
        assertThat(of(placed("Deployment", Map.of(), 2, false), 3, Criticality.STANDARD))
                .isEqualTo(new Eligible());
    }

    @Test
    void givesEveryReason() {
        assertThat(of(placed("StatefulSet", Map.of(), 0, true), 1, Criticality.CRITICAL))
                .isEqualTo(refused(
                        "a StatefulSet replaces a lost pod only once its node is known to be gone",
                        "critical tier",
                        "has a volume that only one node can mount",
                        "fewer than 2 pods"));
    }

    @ParameterizedTest
    @CsvSource({
        "aws, 120, true",
        "aws, 121, false",
        "azure, 30, true",
        "azure, 31, false",
        "gcp, 15, true",
        "gcp, 30, false",
        "'', 60, false",
        "aws, soon, true",
        "aws, 99999999999999999999, true",
    })
    void comparesTheGracePeriodWithTheNoticeWhereItIsKnown(String provider, String seconds, boolean eligible) {
        var labels = Map.of("rightsizer_io_termination_grace_period_seconds", seconds);
        var candidate = new SpotCandidate(placed("Deployment", labels, 0, false), 2, Criticality.STANDARD, provider);

        assertThat(SpotEligibility.of(candidate).allowsSpot()).isEqualTo(eligible);
    }

    @Test
    void letsOwnersDecideEitherWay() {
        assertThat(of(placed("StatefulSet", Map.of("rightsizer_io_spot", "allow"), 0, true), 1, Criticality.CRITICAL))
                .isEqualTo(new Overridden(true, "rightsizer.io/spot: allow"));
        assertThat(of(placed("Deployment", Map.of("rightsizer_io_spot", "never"), 0, false), 5, Criticality.BATCH))
                .isEqualTo(new Overridden(false, "rightsizer.io/spot: never"));
        assertThat(of(placed("Deployment", Map.of("rightsizer_io_spot", "maybe"), 0, false), 5, Criticality.BATCH))
                .isEqualTo(new Eligible());
    }

    @Test
    void heedsWhatAutoscalersAreTold() {
        assertThat(of(placed("Deployment", Map.of("karpenter_sh_do_not_disrupt", "true"), 0, false), 5))
                .isEqualTo(new Overridden(false, "karpenter.sh/do-not-disrupt: true"));
        assertThat(of(placed("Deployment", Map.of("karpenter_sh_do_not_disrupt", "false"), 0, false), 5))
                .isEqualTo(new Eligible());
        assertThat(of(
                        placed(
                                "Deployment",
                                Map.of("cluster_autoscaler_kubernetes_io_safe_to_evict", "false"),
                                0,
                                false),
                        5))
                .isEqualTo(new Overridden(false, "cluster-autoscaler.kubernetes.io/safe-to-evict: false"));
    }

    private static SpotEligibility of(Placement placement, int fewestPods) {
        return of(placement, fewestPods, Criticality.STANDARD);
    }

    private static SpotEligibility of(Placement placement, int fewestPods, Criticality tier) {
        return SpotEligibility.of(new SpotCandidate(placement, fewestPods, tier, "aws"));
    }

    private static NotEligible refused(String... reasons) {
        return new NotEligible(List.of(reasons));
    }

    private static Placement placed(String kind, Map<String, String> labels, int healthyPods, boolean ownVolume) {
        var id = new WorkloadId("", "shop", new WorkloadKind(kind), "web");
        return new Placement(id, new TreeMap<>(), 0, labels, healthyPods, ownVolume, Map.of());
    }
}
