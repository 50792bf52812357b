package io.rightsizer.analyzer.backtest;

import static io.rightsizer.analyzer.backtest.FourWeeks.DAY;
import static io.rightsizer.analyzer.backtest.FourWeeks.WEEK;
import static io.rightsizer.analyzer.backtest.FourWeeks.constant;
import static io.rightsizer.analyzer.backtest.FourWeeks.container;
import static io.rightsizer.analyzer.backtest.FourWeeks.plan;
import static io.rightsizer.analyzer.backtest.FourWeeks.pod;
import static io.rightsizer.analyzer.backtest.FourWeeks.with;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.recommendation.Margins;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// A chooser is shown trials inside the fit window: nine days and eight hours of the fourteen are fitted, the rest
/// judged.
class ChooserTest {

    private static final Instant THIRD_WEEK = Instant.parse("2026-11-07T00:00:00Z");
    private static final int END_OF_INNER_FIT = 9 * DAY + 8 * 12;

    private final Recording chooser = new Recording();

    @Test
    void learnsFromWhatCameBeforeTheOriginOnly() {
        replay(2 * WEEK);

        assertThat(chooser.violated).containsEntry(THIRD_WEEK, false);
    }

    @Test
    void isFittedUpToTwoThirdsOfTheFitWindowAndJudgedOnTheRest() {
        replay(END_OF_INNER_FIT - 1);
        assertThat(chooser.violated).containsEntry(THIRD_WEEK, false);

        replay(END_OF_INNER_FIT);
        assertThat(chooser.violated).containsEntry(THIRD_WEEK, true);
    }

    /// Half of the windows against one in fifty.
    @Test
    void isHeldToTheRiskItStates() {
        var score = replay(2 * WEEK).scores().getFirst();

        assertThat(score.stated()).isCloseTo(0.02, within(1e-12));
        assertThat(score.coverageError()).isCloseTo(0.48, within(1e-12));
    }

    @Test
    void picksMemoryAndCpuApart() {
        var observed = container("web");
        var none = new MemoryOutcome(0, 10, 10, 0, 5, 5);
        var once = new MemoryOutcome(1, 4, 4, 0.1, 3, 3);
        var idle = new CpuOutcome(4, 0, 0, 1, 0);
        var tight = new CpuOutcome(1, 0.2, 0.1, 1, 0);
        var window = new Window(
                observed.workload(),
                observed.container(),
                THIRD_WEEK,
                null,
                null,
                List.of(List.of(new Outcome(none, idle), new Outcome(once, tight))));

        var judged = Judged.of(window, 0, chooser(new Margins(0, 1)));

        assertThat(judged.memory()).isEqualTo(none);
        assertThat(judged.cpu()).isEqualTo(tight);
    }

    private static Chooser chooser(Margins margins) {
        return new Chooser() {
            @Override
            public void learn(Instant origin, Workload workload, Container container, List<Outcome> inner) {}

            @Override
            public Choice choose(Instant origin, Workload workload, Container container) {
                return new Choice(margins, 0);
            }
        };
    }

    private BacktestReport replay(int jump) {
        var backtest = Backtest.of(plan("split"), Map.of("split", chooser));
        backtest.add(container("web", pod("web-1", constant(1), with(constant(100), jump, 200))));
        return backtest.report();
    }

    private static final class Recording implements Chooser {

        private final Map<Instant, Boolean> violated = new TreeMap<>();

        @Override
        public void learn(Instant origin, Workload workload, Container container, List<Outcome> inner) {
            violated.put(origin, requireNonNull(inner.getFirst().memory()).violated());
        }

        @Override
        public Choice choose(Instant origin, Workload workload, Container container) {
            return new Choice(new Margins(0, 0), 0.02);
        }
    }
}
