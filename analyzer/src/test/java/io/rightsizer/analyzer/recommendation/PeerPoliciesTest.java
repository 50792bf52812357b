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
import java.util.Arrays;
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
    class Vpa {

        /// p50 to p95 of a steady core are 1016m; 15 % make 1168m. 4032 samples are 2.8 days of one a minute, so the
        /// lower bound is × (1 + 0.001 / 2.8)^-2 and the upper × (1 + 1 / 2.8).
        @ParameterizedTest
        @CsvSource({
            "vpa, 1168, 1238659775",
            "vpa-lower, 1167, 1237775491",
            "vpa-upper, 1585, 1681038266",
        })
        void knowsATargetAndTwoBounds(String policy, long millicores, long bytes) {
            assertThat(propose(policy, Histories.steady(1, 1024)).requests())
                    .isEqualTo(new ResourceAmounts(Cpu.millicores(millicores), Memory.bytes(bytes)));
        }

        @Test
        void derivesTheUpperBound() {
            assertThat(Policies.named("vpa-upper")
                            .propose(Seen.in(Histories.steady(1, 1024)), Resources.NONE, AS_IS)
                            .derivation())
                    .containsExactly(
                            "Memory request 1604Mi is p95 of the daily peaks and 15 %, older days weighing less,"
                                    + " × 1.36 for 2.8 days of history, at least 250Mi; the autoscaler would act"
                                    + " below 1181Mi or above 1604Mi.",
                            "CPU request 1585m is p95 of usage and 15 %, older points weighing less, × 1.36 for 2.8"
                                    + " days of history, at least 25m; the autoscaler would act below 1167m or above"
                                    + " 1585m.");
        }

        @Test
        void hasNoUpperBoundAfterOnePoint() {
            var onePoint = Histories.of(pod("web-1", new double[] {1}, new double[] {1024}));

            assertThat(propose("vpa-upper", onePoint)).isEqualTo(Resources.NONE);
            assertThat(propose("vpa", onePoint).requests())
                    .isEqualTo(new ResourceAmounts(Cpu.millicores(1168), Memory.bytes(1238659775)));
        }

        @Test
        void hasNoMinimumWhereAskedNotTo() {
            var idle = Seen.in(Histories.steady(0.005, 5));

            assertThat(propose("vpa", Histories.steady(0.005, 5)).requests()).isEqualTo(amounts("25m", "250Mi"));
            assertThat(Policies.withoutMinimum("vpa")
                            .propose(idle, Resources.NONE, AS_IS)
                            .resources()
                            .requests())
                    .isEqualTo(new ResourceAmounts(Cpu.millicores(11), Memory.bytes(11_500_000)));
            assertThat(Policies.withoutMinimum("peak")).isSameAs(Policies.named("peak"));
        }

        /// Its integer-CPU post-processor is our rounding.
        @ParameterizedTest
        @CsvSource({"8.6, 9", "5.2, 6", "8.1, 9", "8, 8"})
        void roundsUpToWholeCores(String cores, String whole) {
            var draft = new Draft();
            draft.cpu(Cpu.parse(cores), null);
            var wholeCores = new PolicySettings(
                    null, null, null, null, null, ResourceAmounts.NONE, ResourceAmounts.NONE, amounts("1", null));

            assertThat(draft.within(wholeCores).resources().requests().cpu()).isEqualTo(Cpu.parse(whole));
        }

        /// 2^63 bytes over 1 byte times a gibibyte: held at the largest amount the autoscaler knows.
        @Test
        void keepsAnAbsurdRatioWithinItsLargestAmount() {
            var absurd = new Resources(
                    new ResourceAmounts(null, Memory.bytes(1)),
                    new ResourceAmounts(null, Memory.bytes(Long.MAX_VALUE)));

            assertThat(Policies.named("vpa")
                            .propose(Seen.in(Histories.steady(1, 1024)), absurd, AS_IS)
                            .resources()
                            .limits()
                            .memory())
                    .isEqualTo(Memory.bytes(100_000_000_000_000L));
        }
    }

    @Nested
    class Goldilocks {

        /// The autoscaler's numbers for a steady core and gibibyte, see above.
        @Test
        void guaranteesTheTarget() {
            var target = new ResourceAmounts(Cpu.millicores(1168), Memory.bytes(1238659775));

            assertThat(propose("goldilocks-guaranteed", Histories.steady(1, 1024)))
                    .isEqualTo(new Resources(target, target));
        }

        @Test
        void burstsFromTheLowerToTheUpperBound() {
            assertThat(propose("goldilocks-burstable", Histories.steady(1, 1024)))
                    .isEqualTo(new Resources(
                            new ResourceAmounts(Cpu.millicores(1167), Memory.bytes(1237775491)),
                            new ResourceAmounts(Cpu.millicores(1585), Memory.bytes(1681038266))));
        }
    }

    @Nested
    class AutopilotWindow {

        /// Worked by hand from its buckets: of first 0.01 cores or 10 MB, each 2 % wider; the end of the bucket that
        /// holds one core is 1.01558 cores, and of the one with 400 MiB 423794408 bytes; margins 10 and 12 %.
        @Test
        void addsItsMarginToTheEndOfABucket() {
            var memory = Memory.bytes(474649737);

            assertThat(propose("autopilot-window", Histories.steady(1, 400)))
                    .isEqualTo(new Resources(
                            new ResourceAmounts(Cpu.millicores(1118), memory), new ResourceAmounts(null, memory)));
        }

        /// After k hours an old level of a fortnight holds (2^(-k/48) - 2^-7) / (1 - 2^-7) of the weight: 2.4 % after
        /// ten days and 1.4 % after eleven, and p98 leaves out 2 %.
        @ParameterizedTest
        @CsvSource({"10, 1206029644", "11, 122636876"})
        void forgetsAMemoryLevelAfterTenDays(int days, long bytes) {
            var mebibytes = constant(POINTS, 1000);
            Arrays.fill(mebibytes, POINTS - days * POINTS_A_DAY, POINTS, 100);

            assertThat(propose("autopilot-window", Histories.of(pod("web-1", constant(POINTS, 1), mebibytes)))
                            .requests()
                            .memory())
                    .isEqualTo(Memory.bytes(bytes));
        }

        /// One of 48 points is above p98 and one of 60 is not, but an hour ago there were only 48.
        @ParameterizedTest
        @CsvSource({"60, 1206029644", "120, 122636876"})
        void staysAtTheHighestAnswerOfTheLastHour(int points, long bytes) {
            var mebibytes = constant(points, 100);
            mebibytes[points - 13] = 1000;

            assertThat(propose("autopilot-window", Histories.of(pod("web-1", constant(points, 1), mebibytes)))
                            .requests()
                            .memory())
                    .isEqualTo(Memory.bytes(bytes));
        }

        /// 4 % of the time at two cores, else 0.05: 62 % of the CPU-seconds, so p95 of them is two cores.
        @Test
        void countsCpuSecondsRatherThanTime() {
            var cores = constant(POINTS, 0.05);
            for (int index = 0; index < POINTS; index += 25) {
                cores[index] = 2;
            }

            assertThat(propose("autopilot-window", Histories.of(pod("web-1", cores, constant(POINTS, 1))))
                            .requests()
                            .cpu())
                    .isEqualTo(Cpu.millicores(2240));
        }

        @Test
        void saysWhereItComesFrom() {
            assertThat(Policies.named("autopilot-window").summary()).contains("as described in the paper");
        }
    }

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

        /// Half a per cent of the time at 4.05 cores, else 0.05: 31 % of the CPU-seconds are in the spikes,
        /// so p99 is theirs, while 99 % of the time is idle. The spikes' bucket ends at 4.1 cores; with 15 %
        /// it is 4715m.
        @Test
        void weighsPointsByTheirOwnValue() {
            var cores = constant(7 * POINTS_A_DAY, 0.05);
            for (int index = 0; index < cores.length; index += 200) {
                cores[index] = 4.05;
            }
            var history = Histories.of(pod("web-1", cores, constant(cores.length, 1)));

            assertThat(propose("crane", history).requests().cpu()).isEqualTo(Cpu.millicores(4715));
        }

        /// The price of that: idle time that becomes busier outweighs the same spikes, and the request falls.
        @Test
        void asksForLessWhenOnlyTheIdleTimeGetsBusier() {
            var cores = constant(7 * POINTS_A_DAY, 3.0);
            for (int index = 0; index < cores.length; index += 200) {
                cores[index] = 4.05;
            }
            var history = Histories.of(pod("web-1", cores, constant(cores.length, 1)));

            assertThat(propose("crane", history).requests().cpu()).isEqualTo(Cpu.millicores(3565));
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
