package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ten weeks of a HorizontalPodAutoscaler, sized anew after each by the p95 of usage. The controller is that of the
/// Kubernetes documentation: a look every minute, `N' = ceil(N · (u / R) / T)`, nothing within a tenth of the target,
/// and scaling down only to the highest number of the last five minutes. Demand swings between 4 and 16 cores a day;
/// pods
/// get between 80 and 120 % of an even share.
class AutoscalerLoopTest {

    private static final int ROUNDS = 10;
    private static final int MIN_PODS = 2;
    private static final int MAX_PODS = 200;
    private static final int MINUTES = 7 * 24 * 60;
    private static final HistoryWindow WEEK = HistoryWindow.endingAt(Histories.NOW, Duration.ofDays(7));

    /// @param request cores
    private record Setting(double request, int percent) {

        double trigger() {
            return request * percent / 100;
        }
    }

    /// @param requested cores of all pods, on average
    private record Week(UsageHistory history, double requested, int mostPods) {

        double p95() {
            return Samples.of(history.cpu().stream().flatMapToDouble(UsageSeries::known))
                    .quantile(0.95);
        }
    }

    @Test
    void spiralsDownWhenSizedByUsageAlone() {
        var setting = new Setting(1, 50);
        var requests = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            requests.add(setting.request());
            setting = new Setting(run(setting).p95(), 50);
        }

        assertThat(requests.subList(0, 5)).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(requests.get(4)).isLessThan(0.25);
        assertThat(run(setting).mostPods()).isEqualTo(MAX_PODS);
    }

    @Test
    void keepsTheTriggerAndWhatIsRequestedWhenSizedWithTheTarget() {
        var setting = new Setting(1, 50);
        var first = run(setting);
        var requested = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            var week = run(setting);
            requested.add(week.requested());
            setting = resized(setting, week);

            assertThat(setting.trigger()).isCloseTo(0.5, within(0.005));
            assertThat(week.mostPods()).isCloseTo(first.mostPods(), within(1));
        }

        assertThat(setting.percent()).isBetween(75, 90);
        assertThat(requested.subList(1, ROUNDS))
                .allSatisfy(cores -> assertThat(cores).isCloseTo(requested.get(1), within(0.02 * requested.get(1))));
        assertThat(requested.get(1) / requested.get(0)).isCloseTo(50.0 / setting.percent(), within(0.02));
    }

    private static Setting resized(Setting setting, Week week) {
        var demand = Demand.of(week.history());
        var sizing = new HpaSizing(
                MIN_PODS,
                MAX_PODS,
                setting.percent(),
                setting.request(),
                demand.cpu(),
                demand.shareWithAtMost(MIN_PODS),
                demand.shareWithAtLeast(MAX_PODS));
        return sizing.to(week.p95()) instanceof CoSizing.KeepTrigger kept
                ? new Setting(week.p95(), kept.percent())
                : setting;
    }

    private static Week run(Setting setting) {
        var points = WEEK.points();
        var usage = new double[MAX_PODS][points];
        Arrays.stream(usage).forEach(pod -> Arrays.fill(pod, Double.NaN));
        var wanted = new ArrayDeque<Integer>();
        var pods = 16;
        var most = 0;
        var podMinutes = 0L;
        for (int minute = 0; minute < MINUTES; minute++) {
            if (minute % 5 == 0) {
                share(demand(minute), pods, usage, minute / 5);
            }
            podMinutes += pods;
            most = Math.max(most, pods);
            wanted.addLast(desired(setting, demand(minute), pods));
            if (wanted.size() > 5) {
                wanted.removeFirst();
            }
            pods = Math.max(wanted.getLast(), Math.min(pods, Collections.max(wanted)));
        }
        return new Week(history(usage), setting.request() * podMinutes / MINUTES, most);
    }

    private static double demand(int minute) {
        return 10 + 6 * Math.sin(2 * Math.PI * minute / (24 * 60));
    }

    private static int desired(Setting setting, double demand, int pods) {
        var ratio = demand / pods / setting.trigger();
        return Math.abs(ratio - 1) <= 0.1 ? pods : Math.clamp((int) Math.ceil(pods * ratio), MIN_PODS, MAX_PODS);
    }

    private static void share(double demand, int pods, double[][] usage, int point) {
        var all =
                IntStream.range(0, pods).mapToDouble(AutoscalerLoopTest::weight).sum();
        for (int pod = 0; pod < pods; pod++) {
            usage[pod][point] = demand * weight(pod) / all;
        }
    }

    private static double weight(int pod) {
        return 0.8 + 0.1 * (pod % 5);
    }

    private static UsageHistory history(double[][] usage) {
        var pods = Arrays.stream(usage)
                .map(cores -> new PodUsage(
                        "web",
                        UsageSeries.of(WEEK.firstPoint(), WEEK.stepMillis(), cores),
                        UsageSeries.empty(),
                        0,
                        0,
                        0))
                .toList();
        return UsageHistory.of(WEEK, List.copyOf(pods));
    }
}
