package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Histories.ramp;
import static io.rightsizer.analyzer.recommendation.Scenario.resources;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.workload.Resources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalibratedPolicyTest {

    private static final CalibratedPolicy POLICY = new CalibratedPolicy();

    /// 1 % to 100 % of a core and 1Mi to 100Mi within eight hours. CPU is without the two points of the
    /// start: p95 of the 98 others is 0.9515 cores, so 1.20 × p95 is above the peak. The day's p99 is 99.01Mi, a
    /// tenth more is above the peak; p95 − p25 is 69.3Mi.
    private static final Seen RAMP = Seen.in(Histories.of(pod("web-1", ramp(100, 0.01, 0.01), ramp(100, 1, 1))));

    private static PolicySettings settings(
            @Nullable Double percentile, @Nullable Double buffer, @Nullable Double memoryBuffer) {
        var shipped = PolicySettings.DEFAULTS;
        return new PolicySettings(
                percentile, buffer, memoryBuffer, null, null, shipped.floor(), shipped.ceiling(), shipped.rounding());
    }

    private static Promise promise(Margins margins) {
        return new Promise(margins, 0.01, 0.02, "Why this memory.", "Why this CPU.", "");
    }

    @Test
    void proposesTheShippedMarginsWithoutAFleet() {
        var proposal = POLICY.propose(RAMP, Resources.NONE, PolicySettings.DEFAULTS);

        assertThat(proposal.resources()).isEqualTo(resources("1", "100Mi", null, "392Mi"));
        assertThat(proposal.derivation())
                .containsExactly(
                        "Memory request 100Mi is the highest working set over 8 hours and 1 pod.",
                        "Memory limit 388Mi is 1.10 × the peak of 100Mi + 4 × the spread of 69.3Mi between p25 and p95.",
                        "The memory margin is the shipped one.",
                        "CPU request 1 is the peak, below 1.20 × the p95 of 951.5m, of 98 points over 8 hours and 1 pod;"
                                + " 2 more, of starting pods, are left out; no CPU limit.",
                        "The CPU margin is the shipped one.",
                        "Memory is rounded up: request 100Mi, limit 392Mi.");
    }

    /// Member 3 of memory is a buffer of 15 %, member 1 of CPU is p95. 0.96 to 1 are five of 98 points. A step of
    /// 10m is at most 3 % of 952m, one of 8Mi is more than that of 115Mi.
    @Test
    void proposesTheMarginsItIsPromised() {
        var proposal =
                POLICY.study(RAMP, Resources.NONE, PolicySettings.DEFAULTS).under(promise(new Margins(3, 1)));

        assertThat(proposal.resources()).isEqualTo(resources("960m", "100Mi", null, "115Mi"));
        assertThat(proposal.derivation())
                .containsExactly(
                        "Memory request 100Mi is the highest working set over 8 hours and 1 pod.",
                        "Memory limit 115Mi is 1.15 × the peak of 100Mi.",
                        "Why this memory.",
                        "CPU request 952m is the p95 of 951.5m, of 98 points over 8 hours and 1 pod, 5.1 % of which are"
                                + " above it, up to 1; 2 more, of starting pods, are left out; no CPU limit.",
                        "Why this CPU.",
                        "CPU is rounded up: request 960m, no limit.");
    }

    @Test
    void listsEveryMemberOfTheGridWithItsOwnNumbers() {
        var study = POLICY.study(RAMP, Resources.NONE, PolicySettings.DEFAULTS);
        var alternatives = study.alternatives();

        assertThat(alternatives).hasSize(42);
        for (int member = 0; member < alternatives.size(); member++) {
            var cpu = Math.min(member, CalibratedPolicy.cpuAlternatives() - 1);
            assertThat(study.under(promise(new Margins(member, cpu))).resources())
                    .isEqualTo(alternatives.get(member));
        }
    }

    /// 300Mi once in two weeks beside a steady 100Mi: the p99 of that day is 100Mi, and 1.1 × 300Mi go up to 42 × 8Mi.
    @Test
    void requestsLessThanALonelyPeak() {
        var mebibytes = constant(Histories.POINTS, 100);
        mebibytes[1000] = 300;
        var history = Histories.of(pod("web-1", constant(Histories.POINTS, 0.5), mebibytes));

        var proposal = POLICY.propose(Seen.in(history), Resources.NONE, PolicySettings.DEFAULTS);

        assertThat(proposal.resources()).isEqualTo(resources("500m", "110Mi", null, "336Mi"));
        assertThat(proposal.derivation().getFirst())
                .isEqualTo("Memory request 110Mi is 1.1 × the busiest day's p99 of 100Mi, below the peak of 300Mi"
                        + " over 14 days and 1 pod.");
    }

    /// p50 of 0.03 to 1.00 is 0.515, a fifth more is 0.618, in steps of 10m 0.62.
    @Test
    void derivesTheUsersOwnCpuPercentileAndBuffer() {
        var proposal = POLICY.propose(RAMP, Resources.NONE, settings(50.0, 0.2, null));

        assertThat(proposal.resources().requests().cpu()).hasToString("620m");
        assertThat(proposal.derivation().subList(3, 5))
                .containsExactly(
                        "CPU request 618m is 1.20 × p50, of 98 points over 8 hours and 1 pod; 2 more, of starting pods,"
                                + " are left out; no CPU limit.",
                        "These margins are the settings' own.");
    }

    /// 1.20 × 100 + 4 × 69.3 are 397.2, in steps of 8Mi 400.
    @Test
    void derivesTheUsersOwnMemoryBuffer() {
        var proposal = POLICY.propose(RAMP, Resources.NONE, settings(null, null, 0.2));

        assertThat(proposal.resources().limits().memory()).hasToString("400Mi");
        assertThat(proposal.derivation().subList(1, 3))
                .containsExactly(
                        "Memory limit 398Mi is 1.20 × the peak of 100Mi + 4 × the spread of 69.3Mi between p25 and p95.",
                        "These margins are the settings' own.");
    }
}
