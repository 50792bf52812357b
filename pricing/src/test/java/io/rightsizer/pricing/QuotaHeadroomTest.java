package io.rightsizer.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuotaHeadroomTest {

    /// 3 pods from 1 core and 1Gi, limited to 2 cores and 1Gi, to 200m and 2Gi, limited to 2Gi.
    private static final Recommendation WEB = resized(
            "shop",
            3,
            new Resources(amounts("1", "1Gi"), amounts("2", "1Gi")),
            new Resources(amounts("200m", "2Gi"), new ResourceAmounts(null, Memory.parse("2Gi"))));

    @Test
    void movesWhatTheQuotaCountsByWhatThePatchChanges() {
        assertThat(after(quota("shop", "requests.cpu", "10", "5"))).isEqualByComparingTo("2.6");
        assertThat(after(quota("shop", "cpu", "10", "5"))).isEqualByComparingTo("2.6");
        assertThat(after(quota("shop", "requests.memory", "10737418240", "3221225472")))
                .isEqualByComparingTo("6442450944");
        assertThat(after(quota("shop", "limits.memory", "10737418240", "3221225472")))
                .isEqualByComparingTo("6442450944");
        assertThat(after(quota("shop", "limits.cpu", "10", "6"))).isEqualByComparingTo("6");
    }

    @Test
    void leavesOtherResourcesAndNamespacesAsTheyAre() {
        assertThat(after(quota("shop", "pods", "10", "3"))).isEqualByComparingTo("3");
        assertThat(after(quota("other", "requests.cpu", "10", "3"))).isEqualByComparingTo("3");
    }

    @Test
    void warnsWhereTheChangeDoesNotFit() {
        var headroom = one(quota("shop", "requests.memory", "4294967296", "3221225472"));

        assertThat(headroom.exceeded()).isTrue();
        assertThat(headroom.percentNow()).contains(new BigDecimal("75"));
        assertThat(headroom.percentAfter()).contains(new BigDecimal("150"));
        assertThat(headroom.warning())
                .contains("quota team of namespace shop allows 4294967296 of requests.memory, and 6442450944 would be"
                        + " used: raise it before the change is rolled out");
    }

    @Test
    void hasNoShareOfAQuotaThatAllowsNothing() {
        var headroom = one(quota("other", "requests.cpu", "0", "0"));

        assertThat(headroom.percentAfter()).isEqualTo(Optional.empty());
        assertThat(headroom.warning()).isEmpty();
    }

    private static BigDecimal after(Quota quota) {
        return one(quota).after();
    }

    private static QuotaHeadroom one(Quota quota) {
        return QuotaHeadroom.of(List.of(quota), List.of(WEB)).getFirst();
    }

    private static Quota quota(String namespace, String resource, String hard, String used) {
        return new Quota("", namespace, "team", resource, new BigDecimal(hard), new BigDecimal(used));
    }

    private static ResourceAmounts amounts(String cpu, String memory) {
        return new ResourceAmounts(Cpu.parse(cpu), Memory.parse(memory));
    }

    private static Recommendation resized(String namespace, int replicas, Resources now, Resources next) {
        return new Recommendation(
                new WorkloadId("", namespace, WorkloadKind.DEPLOYMENT, "web"),
                replicas,
                Container.of("app", ContainerType.APP, now),
                next,
                next,
                new Verdict.Resize(),
                List.of(),
                "",
                null);
    }
}
