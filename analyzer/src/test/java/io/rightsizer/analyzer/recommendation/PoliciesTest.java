package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final PolicySettings DEFAULTS = PolicySettings.DEFAULTS;

    /// Hundred points each: 1 % to 100 % of a core, 1Mi to 100Mi.
    private static final UsageHistory RAMP = Histories.of(pod("web-1", ramp(100, 0.01, 0.01), ramp(100, 1, 1)));

    @Test
    void areFoundByName() {
        assertThat(Policies.all())
                .extracting(Policy::name)
                .containsExactly(
                        "calibrated",
                        "split",
                        "peak",
                        "krr-simple",
                        "krr-simple-limit",
                        "vpa",
                        "vpa-lower",
                        "vpa-upper",
                        "goldilocks-guaranteed",
                        "goldilocks-burstable",
                        "crane",
                        "kubecost",
                        "cast",
                        "autopilot-window");
        assertThat(Policies.all()).allSatisfy(policy -> {
            assertThat(Policies.named(policy.name())).isSameAs(policy);
            assertThat(policy.summary()).isNotBlank();
        });
    }

    @Test
    void nameTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policies.named("krr_simple"))
                .withMessage("there is no policy 'krr_simple'; known are calibrated, split, peak, krr-simple,"
                        + " krr-simple-limit, vpa,"
                        + " vpa-lower, vpa-upper, goldilocks-guaranteed, goldilocks-burstable, crane, kubecost,"
                        + " cast, autopilot-window");
    }

    /// p99 = 0.9901 cores; limit = 1.10 × 100 + 4 × (95.05 − 25.75) = 387.2 Mi.
    @Test
    void splitPutsTheMemoryLimitAboveTheRequest() {
        var proposal = Policies.named("split").propose(Seen.in(RAMP), Resources.NONE, DEFAULTS);

        assertThat(proposal.resources()).isEqualTo(resources("991m", "100Mi", null, "388Mi"));
        assertThat(proposal.derivation())
                .containsExactly(
                        "Memory request 100Mi is the highest working set over 8 hours and 1 pod.",
                        "Memory limit 388Mi is 1.10 × the peak of 100Mi + 4 × the spread of 69.3Mi between p25 and p95.",
                        "CPU request 991m is p99 of 100 points over 8 hours and 1 pod; no CPU limit.");
    }

    /// p50 = 0.505 cores; limit = 1.20 × 100 + 2 × 69.3 = 258.6 Mi.
    @Test
    void splitFollowsItsSettings() {
        var settings = new PolicySettings(
                50.0, null, 0.2, 2.0, null, DEFAULTS.floor(), DEFAULTS.ceiling(), DEFAULTS.rounding());

        assertThat(Policies.named("split")
                        .propose(Seen.in(RAMP), Resources.NONE, settings)
                        .resources())
                .isEqualTo(resources("505m", "100Mi", null, "259Mi"));
    }

    /// Pooled over both pods: 50 points of 0.1 and 50 of 0.9 cores, so p99 is 0.9; spread is 300 − 100 Mi.
    @Test
    void splitPoolsTheReplicas() {
        var history = Histories.of(
                pod("web-1", constant(50, 0.1), constant(50, 100)), pod("web-2", constant(50, 0.9), constant(50, 300)));

        assertThat(Policies.named("split")
                        .propose(Seen.in(history), Resources.NONE, DEFAULTS)
                        .resources())
                .isEqualTo(resources("900m", "300Mi", null, "1130Mi"));
    }

    @Test
    void peakLooksBackSevenDays() {
        var cores = constant(POINTS, 0.5);
        cores[POINTS - 8 * POINTS_A_DAY] = 4;
        cores[POINTS - 6 * POINTS_A_DAY] = 1;
        var mebibytes = constant(POINTS, 100);
        mebibytes[POINTS - 8 * POINTS_A_DAY] = 900;
        mebibytes[POINTS - 6 * POINTS_A_DAY] = 200;

        assertThat(propose("peak", Histories.of(pod("web-1", cores, mebibytes)), LimitPolicy.CPU_BURST_MEMORY_STRICT))
                .isEqualTo(resources("1200m", "220Mi", null, "220Mi"));
    }

    @Test
    void peakSetsLimitsByTheLimitPolicy() {
        var history = Histories.steady(1, 200);

        assertThat(propose("peak", history, LimitPolicy.GUARANTEED))
                .isEqualTo(resources("1200m", "220Mi", "1200m", "220Mi"));
        assertThat(propose("peak", history, LimitPolicy.NONE)).isEqualTo(resources("1200m", "220Mi", null, null));
    }

    /// Pod 2: p95 of 0.01 … 1.00 is 0.9505 cores; 300Mi and 15 % are 345Mi.
    @Test
    void krrSimpleTakesTheHighestPod() {
        var history = Histories.of(
                pod("web-1", constant(1000, 0.1), constant(1000, 300)),
                pod("web-2", ramp(100, 0.01, 0.01), ramp(100, 1, 1)));

        assertThat(Policies.named("krr-simple")
                        .propose(Seen.in(history), Resources.NONE, DEFAULTS)
                        .resources())
                .isEqualTo(resources("951m", "345Mi", null, "345Mi"));
    }

    @Test
    void krrSimpleSaysNothingBelowAHundredPoints() {
        var history = Histories.of(pod("web-1", constant(99, 0.1), constant(99, 300)));

        assertThat(Policies.named("krr-simple").propose(Seen.in(history), Resources.NONE, DEFAULTS))
                .isEqualTo(new Proposal(
                        Resources.NONE,
                        List.of(
                                "No memory number: KRR says \"Not enough data\".",
                                "No CPU number: KRR says \"Not enough data\"."),
                        Set.of()));
    }

    /// The recorded case "single pod".
    @Test
    void krrSimpleLimitSetsACpuLimit() {
        assertThat(Policies.named("krr-simple-limit")
                        .propose(Seen.in(RAMP), Resources.NONE, DEFAULTS)
                        .resources())
                .isEqualTo(resources("664m", "115Mi", "961m", "115Mi"));
    }

    /// 628694953 bytes are 599.6Mi; the limit was twice the request and stays so.
    @Test
    void vpaKeepsTheRatioOfLimitToRequest() {
        var current = resources("1", "1Gi", "4", "2Gi");

        assertThat(Policies.named("vpa")
                        .propose(Seen.in(Histories.steady(0.5, 512)), current, DEFAULTS)
                        .resources())
                .isEqualTo(resources("587m", "600Mi", "2348m", "1200Mi"));
    }

    /// A one-day peak carries more than a tenth of the weight for three days.
    @Test
    void vpaForgetsAPeakAfterThreeDays() {
        assertThat(vpaMemoryAfterPeakDaysAgo(2)).isGreaterThan(Memory.parse("1Gi"));
        assertThat(vpaMemoryAfterPeakDaysAgo(4)).isEqualTo(Memory.parse("600Mi"));
    }

    private static @Nullable Memory vpaMemoryAfterPeakDaysAgo(int days) {
        var mebibytes = constant(8 * POINTS_A_DAY, 512);
        mebibytes[mebibytes.length - days * POINTS_A_DAY + 5] = 1024;
        var history = Histories.of(pod("web-1", constant(mebibytes.length, 0.5), mebibytes));
        return Policies.named("vpa")
                .propose(Seen.in(history), Resources.NONE, DEFAULTS)
                .resources()
                .requests()
                .memory();
    }

    /// A request of 1000Mi when killed means a sample of 1200Mi; its bucket and 15 % end at 1450Mi or above.
    @Test
    void vpaCountsAnOomKillAsAPeak() {
        var calm = Histories.steady(0.5, 512);
        var killed = new UsageHistory(
                calm.window(), calm.pods(), Throttling.NONE, new OomKills(1, true), 1, Duration.ofMinutes(5), false);

        var memory = Policies.named("vpa")
                .propose(Seen.in(killed), resources("1", "1000Mi", null, "1000Mi"), DEFAULTS)
                .resources()
                .requests()
                .memory();

        assertThat(memory).isBetween(Memory.parse("1380Mi"), Memory.parse("1450Mi"));
    }

    @Test
    void respectFloorCeilingAndRounding() {
        var settings = new PolicySettings(
                null,
                null,
                null,
                null,
                null,
                new ResourceAmounts(Cpu.millicores(400), Memory.ZERO),
                new ResourceAmounts(null, Memory.parse("120Mi")),
                new ResourceAmounts(Cpu.millicores(250), Memory.parse("16Mi")));

        var proposal = Policies.named("split").propose(Seen.in(Histories.steady(0.1, 105)), Resources.NONE, settings);

        assertThat(proposal.resources()).isEqualTo(resources("500m", "112Mi", null, "120Mi"));
        assertThat(proposal.codes()).containsExactlyInAnyOrder(Code.FLOOR, Code.CEILING);
        assertThat(proposal.derivation())
                .endsWith(
                        "CPU is raised to the floor: request 400m, no limit.",
                        "CPU is rounded up: request 500m, no limit.",
                        "Memory is held at the ceiling: request 112Mi, limit 120Mi.");
    }

    @Test
    void proposeNothingForNoUseUnlessAFloorSaysSo() {
        var idle = Histories.steady(0, 0);
        var withoutFloor = new PolicySettings(
                null, null, null, null, null, ResourceAmounts.NONE, ResourceAmounts.NONE, ResourceAmounts.NONE);

        assertThat(Policies.named("split")
                        .propose(Seen.in(idle), Resources.NONE, withoutFloor)
                        .resources())
                .isEqualTo(Resources.NONE);
        assertThat(Policies.named("split")
                        .propose(Seen.in(idle), Resources.NONE, DEFAULTS)
                        .resources())
                .isEqualTo(resources("10m", "32Mi", null, "32Mi"));
    }

    @Test
    void countMarginsWithoutTheNoiseOfBinaryFractions() {
        assertThat(propose("peak", Histories.steady(1.1, 100), LimitPolicy.GUARANTEED))
                .isEqualTo(resources("1320m", "110Mi", "1320m", "110Mi"));
    }

    private static Resources propose(String policy, UsageHistory history, LimitPolicy limits) {
        var settings = new PolicySettings(
                null, null, null, null, limits, DEFAULTS.floor(), DEFAULTS.ceiling(), DEFAULTS.rounding());
        return Policies.named(policy)
                .propose(Seen.in(history), Resources.NONE, settings)
                .resources();
    }

    private static Resources resources(
            String cpu, String memory, @Nullable String cpuLimit, @Nullable String memoryLimit) {
        return new Resources(
                new ResourceAmounts(Cpu.parse(cpu), Memory.parse(memory)),
                new ResourceAmounts(
                        cpuLimit == null ? null : Cpu.parse(cpuLimit),
                        memoryLimit == null ? null : Memory.parse(memoryLimit)));
    }
}
