package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.NOW;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.podEndingAt;
import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuardrailTest {

    private static final Resources PROPOSED = resources("200m", "400Mi", null, "440Mi");

    @Test
    void refusesToShrinkMemoryAfterAnOomKill() {
        var recommendation = new Scenario().oomKilled(3).recommend();

        assertThat(recommendation.recommended()).isEqualTo(PROPOSED);
        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.OOM_KILLED);
        assertThat(recommendation.explanation())
                .endsWith("Memory is not lowered: it was OOM-killed 3 times in the window.");
    }

    @Test
    void setsNoNewMemoryLimitAfterAnOomKill() {
        assertThat(new Scenario()
                        .set("300m", "600Mi", null, null)
                        .oomKilled(1)
                        .recommend()
                        .nextStep())
                .isEqualTo(resources("200m", "600Mi", null, null));
    }

    @Test
    void raisesTheLimitOfAContainerThatWasKilledAtIt() {
        var recommendation =
                new Scenario().set("200m", "300Mi", null, "420Mi").oomKilled(1).recommend();

        assertThat(recommendation.recommended()).isEqualTo(PROPOSED);
        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "420Mi", null, "525Mi"));
        assertThat(recommendation.explanation())
                .endsWith("Killed at its memory limit 420Mi: the limit rises to 525Mi (a quarter more, at least 100Mi),"
                        + " the request to at least the old limit.");
    }

    @Test
    void raisesASmallLimitByAtLeastAHundredMebibytes() {
        assertThat(new Scenario()
                        .using(0.2, 64)
                        .set("200m", "64Mi", null, "64Mi")
                        .oomKilled(1)
                        .recommend()
                        .nextStep())
                .isEqualTo(resources("200m", "64Mi", null, "164Mi"));
    }

    @Test
    void raisesOnceForOneKill() {
        assertThat(new Scenario()
                        .set("200m", "420Mi", null, "525Mi")
                        .oomKilled(1)
                        .recommend()
                        .verdict())
                .isInstanceOf(Verdict.Keep.class);
    }

    @Test
    void lowersNothingWhileThrottled() {
        var recommendation = new Scenario()
                .set("300m", "600Mi", "400m", "700Mi")
                .throttled(0.06)
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("300m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.THROTTLED);
        assertThat(recommendation.explanation())
                .endsWith("CPU and memory are not lowered: 6 % of its CPU periods were throttled,"
                        + " so it needs more than it could use.");
    }

    @Test
    void lowersWithLittleThrottling() {
        assertThat(new Scenario().throttled(0.05).recommend().nextStep()).isEqualTo(PROPOSED);
    }

    @Test
    void mayRaiseButNotLowerOnPartialData() {
        var recommendation =
                new Scenario().set("100m", "600Mi", null, "700Mi").partial().recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.PARTIAL_DATA);
    }

    @Test
    void lowersCpuButNotMemoryUnderAJvm() {
        var recommendation = new Scenario().runningAJvm().recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.JVM);
        assertThat(recommendation.explanation()).contains("it runs a JVM, whose heap follows the memory limit");
    }

    @Test
    void leavesCpuToAnAutoscalerThatFollowsIt() {
        var recommendation = new Scenario()
                .set("1", "600Mi", "2", "700Mi")
                .autoscaledOn(true, false)
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("1", "400Mi", "2", "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU, Code.HPA_AT_MINIMUM);
    }

    @Test
    void leavesMemoryToAnAutoscalerThatFollowsIt() {
        var recommendation =
                new Scenario().oomKilled(1).autoscaledOn(false, true).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "600Mi", null, "700Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.OOM_KILLED, Code.HPA_MEMORY, Code.HPA_AT_MINIMUM);
    }

    @Test
    void keepsWhatAnAutoscalerFollowsAltogether() {
        var recommendation = new Scenario().autoscaledOn(true, true).recommend();

        assertThat(recommendation.verdict()).isInstanceOf(Verdict.Keep.class);
        assertThat(recommendation.codes()).containsExactly(Code.HPA_CPU, Code.HPA_MEMORY, Code.HPA_AT_MINIMUM);
    }

    @Test
    void sizesUnderAnAutoscalerOnOtherMetrics() {
        assertThat(new Scenario().autoscaledOn(false, false).recommend().nextStep())
                .isEqualTo(PROPOSED);
    }

    @Test
    void lowersByHalfAtMost() {
        var recommendation = new Scenario().set("1001m", "4Gi", null, "5Gi").recommend();

        assertThat(recommendation.recommended()).isEqualTo(PROPOSED);
        assertThat(recommendation.nextStep()).isEqualTo(resources("501m", "2Gi", null, "2560Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.STEP_LIMITED);
        assertThat(recommendation.explanation())
                .endsWith("This run lowers by at most 50 %: CPU to request 501m, no limit;"
                        + " memory to request 2Gi, limit 2560Mi.");
    }

    @Test
    void raisesWithoutLimit() {
        assertThat(new Scenario().set("10m", "40Mi", null, "40Mi").recommend().nextStep())
                .isEqualTo(PROPOSED);
    }

    @Test
    void neverLowersAnInitContainerBelowItsPeak() {
        var starts = IntStream.range(0, 4)
                .mapToObj(day -> podEndingAt(
                        NOW.minus(Duration.ofDays(day)),
                        "web-" + day,
                        constant(30, 0.2),
                        constant(30, day == 3 ? 900 : 300)))
                .toArray(PodUsage[]::new);
        var settings = new SizingSettings("vpa", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS);

        var recommendation = new Scenario()
                .type(ContainerType.INIT)
                .using(Histories.of(starts))
                .set("200m", "1Gi", null, "1Gi")
                .sizedBy(settings)
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("247m", "900Mi", null, "900Mi"));
    }

    @Test
    void staysInsideTheLimitRange() {
        var rules = new NamespaceRules(
                Scenario.amounts("250m", "128Mi"), Scenario.amounts("2", "420Mi"), Scenario.amounts(null, null));

        var recommendation = new Scenario().under(rules).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("250m", "400Mi", "2", "420Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.LIMIT_RANGE);
    }

    @Test
    void spellsOutALimitThatTheNamespacesDefaultWouldPutUnderTheRequest() {
        var rules = new NamespaceRules(
                Scenario.amounts(null, null), Scenario.amounts("4", null), Scenario.amounts("100m", null));

        var recommendation = new Scenario().under(rules).recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "400Mi", "4", "440Mi"));
        assertThat(recommendation.codes()).containsExactly(Code.LIMIT_RANGE);
    }

    @Test
    void keepsALimitAboveTheNamespacesDefault() {
        var rules = new NamespaceRules(
                Scenario.amounts(null, null), Scenario.amounts(null, null), Scenario.amounts("500m", null));

        assertThat(new Scenario()
                        .set("300m", "600Mi", "2", "700Mi")
                        .under(rules)
                        .recommend()
                        .nextStep())
                .isEqualTo(resources("200m", "400Mi", "2", "440Mi"));
        assertThat(new Scenario()
                        .set("200m", "400Mi", "500m", "440Mi")
                        .under(rules)
                        .recommend()
                        .verdict())
                .isInstanceOf(Verdict.Keep.class);
    }

    @Test
    void requestsNoMoreThanTheLargestNodeHas() {
        var recommendation = new Scenario()
                .using(0.2, 9000)
                .set("200m", "4Gi", null, "4Gi")
                .onNodesOf("4", "8Gi")
                .recommend();

        assertThat(recommendation.nextStep()).isEqualTo(resources("200m", "8Gi", null, "8Gi"));
        assertThat(recommendation.codes()).containsExactly(Code.NODE_SIZE);
    }

    @Test
    void leavesALimitAboveTheLargestNodeAfterAnOomKill() {
        assertThat(new Scenario()
                        .set("300m", "600Mi", null, "10Gi")
                        .onNodesOf("4", "8Gi")
                        .oomKilled(1)
                        .recommend()
                        .nextStep())
                .isEqualTo(resources("200m", "600Mi", null, "10Gi"));
    }
}
