package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// How often the signals speak up on two weeks of two hundred real machines, of which most are steady.
class SignalsOnRealUsageTest {

    private static final Duration FIT = Duration.ofDays(14);
    private static final int POINTS = 14 * 288;

    @Test
    void staysQuietOnMostMachines() throws IOException {
        var cpu = List.copyOf(BitbrainsBaselineTest.byMachine(BitbrainsBaselineTest.CPU));
        var memory = List.copyOf(BitbrainsBaselineTest.byMachine(BitbrainsBaselineTest.MEMORY));
        var signals = new ArrayList<Signals>();
        for (int machine = 0; machine < cpu.size(); machine++) {
            signals.add(Signals.of(history(cpu.get(machine), memory.get(machine))));
        }

        assertThat(signals).hasSizeBetween(190, 200);
        assertThat(share(signals, seen -> seen.leak() != null)).isLessThan(0.05);
        assertThat(share(signals, seen -> seen.memoryShift() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.cpuShift() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.memoryWeekly() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.cpuWeekly() != null)).isLessThan(0.3);
    }

    private static double share(List<Signals> all, Predicate<Signals> spoke) {
        return (double) all.stream().filter(spoke).count() / all.size();
    }

    private static UsageHistory history(double[] cpu, double[] memory) {
        var window = HistoryWindow.endingAt(BitbrainsBaselineTest.START.plus(FIT), FIT);
        var pod = new PodUsage("vm", series(cpu, window), series(memory, window), 0, 0, 0);
        return UsageHistory.of(window, List.of(pod));
    }

    private static UsageSeries series(double[] values, HistoryWindow window) {
        return UsageSeries.of(window.from().toEpochMilli(), window.stepMillis(), Arrays.copyOf(values, POINTS));
    }
}
