package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nine stories of the embedded cluster, as `rightsizer explain` tells them. What is expected follows from how the
/// workload is made (`Stories`, `Signal`), said above each test; noise is at most what `noisy` allows.
class ExplainStoriesTest {

    private static final String LEAK = "search/deploy/autocomplete";
    private static final String KILLED = "data/deploy/stream-processor";
    private static final String THROTTLED = "shop/deploy/image-resizer";
    private static final String AUTOSCALED = "payments/deploy/payment-gateway";
    private static final String JVM = "payments/deploy/fraud-scoring";
    private static final String WEEKLY = "data/deploy/weekend-reports";
    private static final String NIGHTLY = "search/deploy/indexer";
    private static final String BURSTY = "shop/deploy/recommendations";
    private static final String TYPO = "data/deploy/report-renderer";
    private static final String STEADY = "shop/deploy/cart";

    /// Made to grow by 30Mi a day (noise 1 %), today 1Gi; seven days more are 210Mi over the policy's limit.
    /// Judged on its own past, KRR's 15 % over the peak of nine days are less than the five days of growth behind
    /// them, so each of the two pods goes above its limit once.
    @Test
    void aLeakIsNamedAndGivenRoomButNeverLowered() {
        var told = explained(LEAK);

        var growth = number(told, "Memory grows by ([0-9.]+)Mi a day over 14 days: a possible leak");
        var added = number(told, "so ([0-9.]+)Mi for the next 7 days are added");
        assertThat(growth).isCloseTo(30, within(0.6));
        assertThat(added).isCloseTo(7 * growth, within(0.5));
        assertThat(number(told, "nothing is lowered: request 1Gi, limit (\\d+)Mi"))
                .isCloseTo(number(told, "Memory is rounded up: request \\d+Mi, limit (\\d+)Mi") + added, within(1.0));
        assertThat(told).contains("POSSIBLE_LEAK", "KRR's rule 2 times");
        assertThat(checked(told)).doesNotContain("leak").contains("OOM kill", "throttling");
    }

    /// Made to fill up to 511Mi of a limit of 512Mi and to be killed there, with a request of 384Mi.
    @Test
    void anOomKillRaisesRequestAndLimit() {
        var told = explained(KILLED);

        assertThat(told)
                .contains(
                        "memory request 384Mi 512Mi",
                        "OOM kills 20",
                        "one of them its last termination",
                        "What it would have used without the kills is not known.",
                        "OOM_KILLED",
                        "CENSORED");
        assertThat(number(told, "OOM kills (\\d+),")).isPositive();
        // A quarter over the limit it died at.
        assertThat(number(told, "memory limit 512Mi (\\d+)Mi")).isGreaterThanOrEqualTo(640);
        assertThat(checked(told))
                .doesNotContain("OOM kill,", "memory limit reached")
                .contains("leak", "throttling");
    }

    /// Made to want 0.46 cores every afternoon under a limit of 0.4: its usage stops at 400m, and so does what is known
    /// of its need. The limit that throttles it goes.
    @Test
    void whatIsThrottledIsHeldAndItsCpuLimitGoes() {
        var told = explained(THROTTLED);

        assertThat(told)
                .contains(
                        "CPU request 250m 400m 400m",
                        "CPU limit 400m - -",
                        "memory request 512Mi 512Mi 231Mi",
                        "THROTTLED");
        assertThat(number(told, "Memory is not lowered: ([0-9.]+) % of its CPU periods were throttled"))
                .isGreaterThan(5);
        assertThat(checked(told)).doesNotContain("throttling").contains("OOM kill", "leak");
    }

    /// Made with a request of 500m and a target of 70 %: pods are added at 350m. Under a target of 90 % the same demand
    /// needs 70/90 of the requests, 22.2 % less.
    @Test
    void theAutoscalersTriggerIsWorkedOut() {
        var told = explained(AUTOSCALED);

        assertThat(told)
                .contains(
                        "CPU request 500m 500m",
                        "CPU is left alone: an autoscaler follows its share of the request. It adds pods at 350m each,"
                                + " 70 % of 500m, so a smaller request alone would only bring more pods.",
                        "A target of 90 % instead of 70 % would be safe and save 22.2 % of what its pods request",
                        "payment-gateway aims at 70 % of the CPU request; the target stays",
                        "HPA_CPU");
        assertThat(checked(told)).doesNotContain(", autoscaler").contains("LimitRange", "node size");
    }

    /// Made with a heap of at most 1536Mi under a limit of 2Gi, so 75 %. The advice is twice the live heap, and 160Mi
    /// lie beside the heap, so what it releases of the new limit follows.
    @Test
    void aJvmIsAdvisedByItsLiveHeap() {
        var told = explained(JVM);

        assertThat(told).contains("heap maximum 1536Mi is 75 % of the memory limit", "JVM runs a JVM");
        var live = number(told, "At most (\\d+)Mi of heap are live after garbage collection");
        assertThat(number(told, "set -Xmx(\\d+)m to release")).isCloseTo(2 * live, within(2.0));
        assertThat(number(told, "to release (\\d+)Mi"))
                .isCloseTo(number(told, "memory limit 2Gi (\\d+)Mi") - 2 * live - 160, within(3.0));
    }

    /// Made to use at most 0.4 × 3.2 = 1.28 cores (noise 10 %) at noon of Saturdays and 2.6 × 300Mi = 780Mi on that day
    /// (noise 3 %), and a fifteenth of that CPU on working days. p95 of two weeks forgets the top of the Saturday.
    @Test
    void theWeeklyPeakIsKept() {
        var told = explained(WEEKLY);

        var held = number(told, "CPU peaks every week, the last time around Saturday 1\\d:00 UTC, at ([0-9.]+) cores");
        assertThat(held).isBetween(1.28 * 0.9, 1.28 * 1.1);
        assertThat(number(told, "and is held there: request (\\d+)m, no limit"))
                .isCloseTo(1000 * held, within(1.0))
                .isGreaterThan(number(told, "CPU request (\\d+)m is 1.20 × the p95"));
        assertThat(number(told, "Memory peaks every week, the last time around Saturday \\d\\d:00 UTC, at ([0-9.]+)Mi"))
                .isBetween(780.0, 780 * 1.03);
        assertThat(told).contains("WEEKLY_PEAK");
        assertThat(checked(told)).doesNotContain("weekly peak").contains("level shift", "leak");
    }

    /// Made to use 1.6 cores (noise 10 %) and 1350Mi (noise 3 %) for fifty minutes from 02:30, and 0.02 cores
    /// otherwise.
    @Test
    void theNightlyJobIsKept() {
        var told = explained(NIGHTLY);

        var held = number(told, "CPU peaks every day around 0[23]:00 UTC for 5[05] minutes, at ([0-9.]+) cores");
        assertThat(held).isBetween(1.6, 1.6 * 1.1);
        assertThat(number(told, "and is held there: request (\\d+)m, no limit")).isCloseTo(1000 * held, within(1.0));
        assertThat(number(
                        told,
                        "Memory peaks every day around 0[23]:00 UTC for 5[05] minutes, at ([0-9.]+)Mi, which is covered"
                                + " anyway"))
                .isBetween(1350.0, 1350 * 1.03);
        assertThat(told).contains("DAILY_PEAK");
    }

    /// Made to use 0.06 cores (noise 30 %) and fourteen times that in 1.2 % of its two-minute stretches, each of which
    /// touches at most two points of five minutes: p95 does not see them, and what is above it is told.
    @Test
    void burstsAreNotReservedAndCounted() {
        var told = explained(BURSTY);

        var p95 = number(told, "is 1.20 × the p95 of ([0-9.]+)m");
        assertThat(p95).isBetween(60.0, 60 * 1.3);
        assertThat(number(told, "CPU request (\\d+)m is 1.20 ×")).isCloseTo(1.2 * p95, within(1.0));
        assertThat(number(told, "2 pods, ([0-9.]+) % of which are above it, up to [0-9.]+m; no CPU limit"))
                .isBetween(1.2, 5.0);
        assertThat(number(told, "peak minute (\\d+)m CPU")).isBetween(14 * 60 * 0.7, 14 * 60 * 1.3);
        assertThat(told).contains("STEP_LIMITED", "This run lowers by at most 50 %: CPU to request 250m, no limit.");
    }

    /// Made to use 84Mi (noise 5 %) and to request 100Gi.
    @Test
    void aTypoIsLeftToAPerson() {
        var told = explained(TYPO);

        assertThat(told).contains("NeedsReview", "This run writes nothing.", "SUSPECTED_TYPO");
        assertThat(number(
                        told,
                        "Memory request 100Gi is over 10 times the peak ([0-9.]+)Mi and more than a node has: probably a"
                                + " typing error, please check"))
                .isBetween(84.0, 84 * 1.05);
    }

    /// Made to use 0.19 cores (noise 15 %) of 220m, and 236Mi (noise 2 %) of 256Mi under a limit of 288Mi.
    @Test
    void whatFitsIsKept() {
        var told = explained(STEADY);

        assertThat(told)
                .contains(
                        "= Keep",
                        "CPU request 220m, no limit and memory request 256Mi, limit 288Mi stay.",
                        "This run writes nothing.",
                        "SMALL_CHANGE");
        assertThat(number(told, "CPU request (\\d+)m is")).isBetween(190.0, 190 * 1.15);
        assertThat(number(told, "Memory request (\\d+)Mi is")).isBetween(236.0, 236 * 1.02 + 1);
        assertThat(checked(told))
                .contains(
                        "level shift", "weekly peak", "leak", "OOM kill", "throttling", "QoS class (stays Burstable)");
    }

    /// Two thirds and one third of 14 days; the demo has enough workloads to learn from.
    @ParameterizedTest
    @ValueSource(strings = {LEAK, KILLED, THROTTLED, AUTOSCALED, JVM, WEEKLY, BURSTY, TYPO, STEADY})
    void everyStoryGoesFromWhatWasSeenToWhatIsPromised(String workload) {
        assertThat(explained(workload))
                .containsSubsequence(
                        "What was seen, 1 Nov 2026 00:00 UTC to 15 Nov 2026 00:00 UTC",
                        "gaps none",
                        "p50 p90 p95 p99 max",
                        "What policy calibrated proposes",
                        "1. Memory request",
                        "2. Memory limit",
                        "How it did on its own past",
                        "Fitted on the first 9.3 days and judged on the 4.7 days after, this memory limit would have"
                                + " been exceeded 0 times; KRR's rule",
                        "What goes with it",
                        "memory risk",
                        "CPU risk",
                        "tier standard",
                        "Codes")
                .contains("containers went above its memory limit", "keep the time above the request at 5.0 %");
    }

    /// On one line with single spaces, so that wrapping does not matter.
    private static String explained(String workload) {
        var told = rightsizer("explain", workload, "--from", DemoRun.saved());
        assertThat(told.exitCode()).as(told.err()).isZero();
        return told.out().replaceAll("\\s+", " ");
    }

    private static String checked(String told) {
        var list = Pattern.compile("Checked, and no reason to change anything: ([^.]*)\\.")
                .matcher(told);
        assertThat(list.find()).as(told).isTrue();
        return list.group(1) + ",";
    }

    private static double number(String told, String around) {
        var found = Pattern.compile(around).matcher(told);
        assertThat(found.find()).as("%s in %s", around, told).isTrue();
        return Double.parseDouble(found.group(1));
    }
}
