package io.rightsizer.analyzer.recommendation;

import static io.rightsizer.analyzer.recommendation.Histories.POINTS;
import static io.rightsizer.analyzer.recommendation.Histories.POINTS_A_DAY;
import static io.rightsizer.analyzer.recommendation.Histories.constant;
import static io.rightsizer.analyzer.recommendation.Histories.pod;
import static io.rightsizer.analyzer.recommendation.Scenario.amounts;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The peers' published answers, in whole millicores and bytes.
class PeerPoliciesTest {

    /// No floor, no ceiling, no rounding: the peer's own number.
    private static final PolicySettings AS_IS = new PolicySettings(
            null, null, null, null, null, ResourceAmounts.NONE, ResourceAmounts.NONE, ResourceAmounts.NONE);

    @Nested
    class Crane {

        /// Idle containers and busier ones in crane's documentation. One bucket and 15 % would be 115m; binary
        /// fractions and the cut to whole numbers make it 114m.
        @ParameterizedTest
        @CsvSource({
            "0, 0, 114, 120586239",
            "0.001, 1, 114, 120586239",
            "0.15, 50, 229, 120586239",
            "0.05, 150, 114, 241172479"
        })
        void answersAsItsDocumentationShows(double cores, double mebibytes, long millicores, long bytes) {
            assertThat(propose("crane", Histories.steady(cores, mebibytes)).requests())
                    .isEqualTo(new ResourceAmounts(Cpu.millicores(millicores), Memory.bytes(bytes)));
        }

        /// Half a per cent of the time at 4.05 cores, else 0.05: 31 % of the CPU-seconds are in the spikes, so p99
        /// is theirs, while 99 % of the time is idle. The spikes' bucket ends at 4.1 cores; with 15 % it is
        // 4715m.
        @Test
        void weighsPointsByTheirOwnValue() {
            var cores = constant(7 * POINTS_A_DAY, 0.05);
            for (int index = 0; index < cores.length; index += 200) {
                cores[index] = 4.05;
            }
            var history = Histories.of(pod("web-1", cores, constant(cores.length, 1)));

            assertThat(propose("crane", history).requests().cpu()).isEqualTo(Cpu.millicores(4715));
        }

        @Test
        void doesNotForgetWithinSevenDaysAndKnowsNothingBefore() {
            assertThat(propose("crane", peakDaysAgo(6)).requests().memory()).isEqualTo(Memory.bytes(1326448640));
            assertThat(propose("crane", peakDaysAgo(8)).requests().memory()).isEqualTo(Memory.bytes(120586239));
        }

        /// 1000 MiB at the kill are 1200 MiB afterwards, 100 MiB are 200 MiB.
        @ParameterizedTest
        @CsvSource({"1000Mi, 1200Mi", "100Mi, 200Mi", "10Mi, 120586239"})
        void raisesMemoryAfterAKill(String request, String raised) {
            var calm = Histories.steady(0.05, 50);
            var killed = new UsageHistory(
                    calm.window(),
                    calm.pods(),
                    Throttling.NONE,
                    new OomKills(1, true),
                    1,
                    Duration.ofMinutes(5),
                    false);
            var current = new Resources(amounts("1", request), amounts("1", request));

            assertThat(Policies.named("crane")
                            .propose(Seen.in(killed), current, AS_IS)
                            .resources()
                            .requests()
                            .memory())
                    .isEqualTo(Memory.parse(raised));
        }

        /// One hour at 1050 MiB in a week of 50 MiB holds 11 % of the byte-seconds.
        private static UsageHistory peakDaysAgo(int days) {
            var mebibytes = constant(POINTS, 50);
            for (int index = 0; index < 12; index++) {
                mebibytes[POINTS - days * POINTS_A_DAY + index] = 1050;
            }
            return Histories.of(pod("web-1", constant(POINTS, 0.05), mebibytes));
        }
    }

    @Nested
    class Kubecost {

        /// The vector of its documentation: 120 mCPU and 300 MiB in replica A, 800 mCPU and 120 MiB in replica B are a
        /// base of 800 mCPU and 300 MiB; over 0.7 they are 1142.9 mCPU and 428.6 MiB.
        @Test
        void takesTheHighestOfAllReplicas() {
            var history = Histories.of(
                    pod("a", constant(100, 0.120), constant(100, 300)),
                    pod("b", constant(100, 0.800), constant(100, 120)));

            assertThat(Policies.named("kubecost")
                            .propose(Seen.in(history), Resources.NONE, PolicySettings.DEFAULTS)
                            .resources())
                    .isEqualTo(new Resources(amounts("1143m", "429Mi"), ResourceAmounts.NONE));
        }

        /// The base of 100 mCPU at a target of 0.7; its least request is 10 mCPU and 20 MiB.
        @ParameterizedTest
        @CsvSource({"0.1, 70, 143m, 100Mi", "0.001, 1, 10m, 20Mi"})
        void dividesByTheTargetUtilisation(double cores, double mebibytes, String cpu, String memory) {
            assertThat(propose("kubecost", Histories.steady(cores, mebibytes)).requests())
                    .isEqualTo(amounts(cpu, memory));
        }
    }

    @Nested
    class Cast {

        /// p80 of 0, 0.01 … 1.00 cores is 0.8; the other pod's is 0.2; their mean is 0.5. Memory: 200 MiB and 10 %.
        @Test
        void takesTheMeanOfThePodsPercentiles() {
            var history = Histories.of(
                    pod("a", Histories.ramp(101, 0, 0.01), constant(101, 200)),
                    pod("b", constant(500, 0.2), constant(500, 100)));

            assertThat(propose("cast", history).requests()).isEqualTo(amounts("500m", "220Mi"));
        }

        @Test
        void looksBackFiveDays() {
            var mebibytes = constant(POINTS, 100);
            mebibytes[POINTS - 6 * POINTS_A_DAY] = 900;
            mebibytes[POINTS - 4 * POINTS_A_DAY] = 200;

            assertThat(propose("cast", Histories.of(pod("a", constant(POINTS, 0.2), mebibytes)))
                            .requests())
                    .isEqualTo(amounts("200m", "220Mi"));
        }
    }

    /// A peer that says nothing about limits changes none; a limit below the new request rises to it.
    @ParameterizedTest
    @CsvSource({"crane", "kubecost", "cast"})
    void keepTodaysLimitsWhereThePeerSizesRequestsOnly(String policy) {
        var roomy = new Resources(amounts("1", "1Gi"), amounts("4", "4Gi"));
        var tight = new Resources(amounts("10m", "10Mi"), amounts("20m", "20Mi"));
        var seen = Seen.in(Histories.steady(1, 512));

        assertThat(Policies.named(policy)
                        .propose(seen, roomy, AS_IS)
                        .resources()
                        .limits())
                .isEqualTo(amounts("4", "4Gi"));
        var raised = Policies.named(policy).propose(seen, tight, AS_IS).resources();
        assertThat(raised.limits()).isEqualTo(raised.requests());
    }

    private static Resources propose(String policy, UsageHistory history) {
        return Policies.named(policy)
                .propose(Seen.in(history), Resources.NONE, AS_IS)
                .resources();
    }
}
