package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Origin;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Four pods, of which two use 420m and two 280m: 350m on average, which is 70 % of 500m. `split` wants 420m.
class AutoscaledTest {

    private static final Target SEVENTY_PERCENT = new Target.Utilization(Resource.CPU, 70);

    @Test
    void changesTheTargetWithTheRequest() {
        var recommendation = under(SEVENTY_PERCENT).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("420m", "400Mi", null, "440Mi"));
        assertThat(recommendation.autoscaler()).isEqualTo(new AutoscalerTarget("web-hpa", "cpu", null, 70, 83));
        assertThat(recommendation.codes()).containsExactly(Code.HPA_TARGET);
        assertThat(recommendation.explanation())
                .endsWith("The target of autoscaler web-hpa changes with the CPU request, from 70 % of 500m to 83 % of"
                        + " 420m: pods are added at 350m each, as today.");
    }

    @Test
    void keepsTheTargetOfARunThatChangesNothing() {
        var recommendation =
                under(SEVENTY_PERCENT).set("420m", "400Mi", null, "440Mi").recommend();

        assertThat(recommendation.verdict()).isInstanceOf(Verdict.Keep.class);
        assertThat(recommendation.autoscaler()).isEqualTo(new AutoscalerTarget("web-hpa", "cpu", null, 70, 70));
    }

    @Test
    void leavesCpuWhereTheTargetWouldBeTooHighAndNamesTheSafeOne() {
        var recommendation = under(new Target.Utilization(Resource.CPU, 80)).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("500m", "400Mi", null, "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU);
        assertThat(recommendation.explanation())
                .endsWith(
                        "CPU is left alone: an autoscaler follows its share of the request. It adds pods at 400m each,"
                                + " 80 % of 500m, so a smaller request alone would only bring more pods. A target of 90 %"
                                + " instead of 80 % would be safe and save 11.1 % of what its pods request: demand grew by 0 % within 10"
                                + " minutes at most (p99).");
    }

    @Test
    void neverShrinksAWorkloadThatHasAllItsPods() {
        var recommendation = new Scenario()
                .using(pods(0.42, 0.42, 0.28, 0.28))
                .set("500m", "600Mi", null, "700Mi")
                .autoscaledBy(new Autoscaler("web-hpa", 2, 4, List.of(SEVENTY_PERCENT), Origin.MANIFEST))
                .recommend();

        assertThat(recommendation.verdict()).isInstanceOf(Verdict.Keep.class);
        assertThat(recommendation.nextStep()).isNull();
        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU, Code.HPA_AT_MAXIMUM);
        assertThat(recommendation.explanation())
                .isEqualTo("CPU is left alone: an autoscaler follows its share of the request, and the 4 pods it may"
                        + " have are too few: they are all there 100 % of the time, so usage shows what was left to each"
                        + " pod, not what it needs. Memory is not lowered: its autoscaler may not add the pods its demand"
                        + " asks for, so each pod uses what it can get. Nothing changes: CPU request 500m, no limit and"
                        + " memory request 600Mi, limit 700Mi stay.");
    }

    /// 0.4 cores of 4 pods at 70 % need 143m each; one pod of 500m at 70 % would carry them, two keep it available.
    @Test
    void tellsWhatAMinimumThatIsNeverLeftCouldBe() {
        var recommendation = new Scenario()
                .using(pods(0.1, 0.1, 0.1, 0.1))
                .set("500m", "600Mi", null, "700Mi")
                .autoscaledBy(new Autoscaler("web-hpa", 4, 10, List.of(SEVENTY_PERCENT), Origin.MANIFEST))
                .recommend();

        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU, Code.HPA_AT_MINIMUM);
        assertThat(recommendation.explanation())
                .endsWith("and it has no more than its minimum of 4 pods 100 % of the time. With 142.9m per pod the"
                        + " minimum would be enough under the same target; with today's request a minimum of 2 would.");
    }

    @Test
    void leavesCpuWhereKedaWritesTheTarget() {
        assertHeld(
                new Autoscaler("keda-hpa-web", 1, 10, List.of(SEVENTY_PERCENT), Origin.KEDA),
                "and KEDA writes its target, so the ScaledObject would have to change too.");
    }

    @Test
    void leavesCpuWhereSeveralAutoscalersFight() {
        assertHeld(
                new Autoscaler("web", 1, 10, List.of(SEVENTY_PERCENT), Origin.SEVERAL),
                "and several autoscalers scale this workload.");
    }

    @Test
    void leavesCpuWhereTheOrderOfMetricsIsNotKnown() {
        assertHeld(
                new Autoscaler("web", 1, 10, List.of(SEVENTY_PERCENT, new Target.Other("queue")), Origin.MANIFEST),
                "and it has 2 metrics, and which comes first is not known.");
    }

    @Test
    void leavesCpuWhereTheTargetIsNotExported() {
        assertHeld(new Autoscaler("web", 1, 10, List.of(), Origin.MANIFEST), "and what it aims at is not exported.");
    }

    @Test
    void leavesCpuWhereOtherContainersCountToo() {
        var recommendation = under(SEVENTY_PERCENT).beside("proxy").recommend();

        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU);
        assertThat(recommendation.explanation())
                .endsWith("and it aims at a share of what all 2 containers of the pod request together.");
    }

    @Test
    void changesTheTargetOfOneContainerBesideOthers() {
        var recommendation = under(new Target.ContainerUtilization("web", Resource.CPU, 70))
                .beside("proxy")
                .recommend();

        assertThat(recommendation.autoscaler()).isEqualTo(new AutoscalerTarget("web-hpa", "cpu", "web", 70, 83));
    }

    @Test
    void sizesAContainerThatTheTargetIsNotAbout() {
        assertSized(new Target.ContainerUtilization("proxy", Resource.CPU, 70));
    }

    @Test
    void sizesUnderAnAbsoluteTarget() {
        assertSized(new Target.AverageValue(Resource.CPU, 0.35));
    }

    @Test
    void sizesUnderAQueueLength() {
        assertSized(new Target.Other("s0-rabbitmq-orders"));
    }

    /// 1.4 cores at 70 % of 500m take 4 pods, 1600Mi at 70 % of 600Mi as many; half of them for a smaller demand.
    @Test
    void advisesFewerReplicasWithoutAnAutoscaler() {
        var scenario = new Scenario()
                .using(pods(0.1, 0.1, 0.1, 0.1, 0.1, 0.1))
                .set("500m", "2Gi", null, "3Gi")
                .replicas(6);

        assertThat(scenario.recommend().codes()).contains(Code.REPLICAS_ADVICE);
        assertThat(derivation(scenario))
                .endsWith(
                        "Without an autoscaler, 2 replicas of today's size would carry the p99 of total demand at 70 %"
                                + " of their requests; 6 are wanted now.");
        assertThat(derivation(scenario.wantingHealthy(5))).contains("5 replicas of today's size");
        assertThat(scenario.wantingHealthy(6).recommend().codes()).doesNotContain(Code.REPLICAS_ADVICE);
        assertThat(scenario.wantingHealthy(0)
                        .kind(WorkloadKind.STATEFUL_SET)
                        .recommend()
                        .codes())
                .doesNotContain(Code.REPLICAS_ADVICE);
    }

    @Test
    void countsTheMemoryOfReplicasToo() {
        var scenario = new Scenario()
                .using(pods(0.1, 0.1, 0.1, 0.1, 0.1, 0.1)) // 2400Mi / (0.7 × 900Mi) = 3.8
                .set("500m", "900Mi", null, "3Gi")
                .replicas(6);

        assertThat(derivation(scenario)).contains("4 replicas of today's size");
    }

    private static String derivation(Scenario scenario) {
        var evidence = scenario.recommend().evidence();
        return evidence == null ? "" : String.join(" ", evidence.derivation());
    }

    private static void assertHeld(Autoscaler autoscaler, String why) {
        var recommendation = under(SEVENTY_PERCENT).autoscaledBy(autoscaler).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("500m", "400Mi", null, "440Mi"));
        assertThat(recommendation.autoscaler()).isNull();
        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU);
        assertThat(recommendation.explanation()).endsWith(why);
    }

    private static void assertSized(Target target) {
        var recommendation = under(target).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("420m", "400Mi", null, "440Mi"));
        assertThat(recommendation.autoscaler()).isNull();
        assertThat(recommendation.codes()).isEmpty();
    }

    private static Scenario under(Target target) {
        return new Scenario()
                .using(pods(0.42, 0.42, 0.28, 0.28))
                .set("500m", "600Mi", null, "700Mi")
                .autoscaledBy(new Autoscaler("web-hpa", 2, 10, List.of(target), Origin.MANIFEST));
    }

    private static UsageHistory pods(double... cores) {
        return UsageHistory.of(
                Histories.WINDOW,
                DoubleStream.of(cores)
                        .mapToObj(each -> Histories.pod(
                                "web",
                                Histories.constant(Histories.POINTS, each),
                                Histories.constant(Histories.POINTS, 400)))
                        .toList());
    }
}
