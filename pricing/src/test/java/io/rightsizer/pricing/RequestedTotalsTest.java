package io.rightsizer.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.pricing.RequestedTotals.Requested;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestedTotalsTest {

    @Test
    void countsEveryReplica() {
        var totals =
                RequestedTotals.of(List.of(container("web", 3, requests("500m", "1Gi"), requests("200m", "512Mi"))));

        assertThat(totals.now()).isEqualTo(requested("1500m", "3Gi"));
        assertThat(totals.after()).isEqualTo(requested("600m", "1536Mi"));
    }

    @Test
    void keepsWhatTheNextStepLeavesAlone() {
        var totals = RequestedTotals.of(List.of(
                container("web", 1, requests("500m", "1Gi"), null),
                container("api", 1, requests("1", "1Gi"), new ResourceAmounts(null, Memory.parse("256Mi")))));

        assertThat(totals.after()).isEqualTo(requested("1500m", "1280Mi"));
    }

    @Test
    void takesAnInitContainerOnlyWhereItAsksForMoreThanThePod() {
        var totals = RequestedTotals.of(List.of(
                container("web", 2, requests("500m", "1Gi"), null),
                container("web", 2, ContainerType.SIDECAR, requests("100m", "128Mi")),
                container("web", 2, ContainerType.INIT, requests("2", "64Mi"))));

        assertThat(totals.now()).isEqualTo(requested("4", "2304Mi"));
    }

    @Test
    void saysHowManyPodsReserveNothing() {
        var totals = RequestedTotals.of(List.of(container("web", 4, ResourceAmounts.NONE, requests("100m", "64Mi"))));

        assertThat(totals.podsWithoutRequest()).isEqualTo(4);
        assertThat(totals.now()).isEqualTo(requested("0", "0"));
        assertThat(totals.after()).isEqualTo(requested("400m", "256Mi"));
    }

    @Test
    void addsUpWorkloadsThatWereAddedUpApart() {
        var web = RequestedTotals.of(List.of(container("web", 4, ResourceAmounts.NONE, requests("100m", "64Mi"))));
        var api = RequestedTotals.of(List.of(container("api", 2, requests("500m", "1Gi"), requests("200m", "512Mi"))));

        var both = web.plus(api);

        assertThat(both.now()).isEqualTo(requested("1", "2Gi"));
        assertThat(both.after()).isEqualTo(requested("800m", "1280Mi"));
        assertThat(both.podsWithoutRequest()).isEqualTo(4);
    }

    @Test
    void addsUpOnePodWhateverItsReplicas() {
        var totals = RequestedTotals.ofOnePod(List.of(
                container("web", 7, requests("500m", "1Gi"), requests("200m", "512Mi")),
                container("web", 7, ContainerType.SIDECAR, requests("100m", "128Mi"))));

        assertThat(totals.now()).isEqualTo(requested("600m", "1152Mi"));
        assertThat(totals.after()).isEqualTo(requested("300m", "640Mi"));
    }

    @Test
    void stopsAtTheLargestNumber() {
        var absurd = container("web", Integer.MAX_VALUE, requests("1", "7Ei"), null);

        assertThat(RequestedTotals.of(List.of(absurd, absurd)).now().memory()).isEqualTo(Memory.bytes(Long.MAX_VALUE));
    }

    private static Requested requested(String cpu, String memory) {
        return new Requested(Cpu.parse(cpu), Memory.parse(memory));
    }

    private static ResourceAmounts requests(String cpu, String memory) {
        return new ResourceAmounts(Cpu.parse(cpu), Memory.parse(memory));
    }

    private static Recommendation container(
            String workload, int replicas, ResourceAmounts now, @Nullable ResourceAmounts next) {
        return container(workload, replicas, ContainerType.APP, now, next);
    }

    private static Recommendation container(String workload, int replicas, ContainerType type, ResourceAmounts now) {
        return container(workload, replicas, type, now, null);
    }

    private static Recommendation container(
            String workload, int replicas, ContainerType type, ResourceAmounts now, @Nullable ResourceAmounts next) {
        var step = next == null ? null : Resources.NONE.withRequests(next);
        return new Recommendation(
                new WorkloadId("", "shop", WorkloadKind.DEPLOYMENT, workload),
                replicas,
                Container.of(type.label(), type, Resources.NONE.withRequests(now)),
                step,
                step,
                new Verdict.Resize(),
                List.of(),
                "",
                null);
    }
}
