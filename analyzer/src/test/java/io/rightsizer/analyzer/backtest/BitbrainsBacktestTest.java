package io.rightsizer.analyzer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.recommendation.PolicySettings;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two hundred real machines for four weeks: sized on two weeks, judged on the week after. The expected figures come
/// from an independent program with the same definitions.
class BitbrainsBacktestTest {

    private static final String TRACE = "shared/data/traces/bitbrains-dev-2013-08.csv.gz";
    private static final HistoryWindow WINDOW =
            HistoryWindow.endingAt(Instant.parse("2013-08-29T00:00:00Z"), Duration.ofDays(28));
    private static final double HALF_A_POINT = 0.5;

    /// The published numbers are whole percents, and the independent program rounds requests to no step.
    private static final double ROUNDED = 1;
    private static final Backtest BACKTEST = Backtest.of(new BacktestPlan(
            Duration.ofDays(14),
            Duration.ofDays(7),
            List.of("krr-simple", "peak", "vpa", "split"),
            "krr-simple",
            PolicySettings.DEFAULTS));

    @BeforeAll
    static void replay() throws IOException {
        var trace = Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        directory -> directory != null,
                        directory -> directory.getParent())
                .map(directory -> directory.resolve(TRACE))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(trace.isPresent(), "no " + TRACE + " above this directory");
        try (var source = UsageFileSource.open(trace.orElseThrow())) {
            source.collect(WINDOW, BitbrainsBacktestTest::add, (_, _, _) -> {});
        }
    }

    private static void add(Collected collected) {
        if (collected instanceof Collected.Observed observed) {
            BACKTEST.add(observed);
        }
    }

    @Test
    void judgesNearlyEveryMachineTwice() {
        var report = BACKTEST.report();

        assertThat(report.origins())
                .containsExactly(Instant.parse("2013-08-15T00:00:00Z"), Instant.parse("2013-08-22T00:00:00Z"));
        assertThat(report.windows()).isEqualTo(397);
        assertThat(report.containers()).isEqualTo(199);
        assertThat(report.fresh()).isEqualTo(1);
    }

    /// Percent of machine-weeks above the memory limit and percent of time above the CPU request.
    @ParameterizedTest
    @CsvSource({"krr-simple, 8.8, 6.6", "peak, 20.9, 0.3", "vpa, 22.2, 3.1", "split, 1.5, 1.9"})
    void failsAsOftenAsPublished(String policy, double violations, double cpuAbove) {
        var score = BACKTEST.report().scores().stream()
                .filter(one -> one.policy().equals(policy))
                .findFirst()
                .orElseThrow();

        assertThat(100 * score.memoryViolations().value()).isCloseTo(violations, within(HALF_A_POINT));
        assertThat(100 * score.cpuAbove().value()).isCloseTo(cpuAbove, within(HALF_A_POINT));
    }

    /// Percent more than KRR: memory that is requested and not used, and cores requested.
    @ParameterizedTest
    @CsvSource({"peak, -17, 60", "vpa, -26, 8", "split, -15, 13"})
    void costsAsMuchAsPublished(String policy, double idle, double cores) {
        var versus = BACKTEST.report().versus().stream()
                .filter(one -> one.policy().equals(policy))
                .findFirst()
                .orElseThrow();

        assertThat(100 * versus.idle().value()).isCloseTo(idle, within(ROUNDED));
        assertThat(100 * versus.cores().value()).isCloseTo(cores, within(ROUNDED));
    }

    /// Published: split 1.5 [0.5, 2.8], krr-simple 8.8 [6.0, 11.6].
    @Test
    void isAsUncertainAsPublished() {
        var split = BACKTEST.report().scores().getLast().memoryViolations();
        var krr = BACKTEST.report().scores().getFirst().memoryViolations();

        assertThat(100 * split.low()).isCloseTo(0.5, within(HALF_A_POINT));
        assertThat(100 * split.high()).isCloseTo(2.8, within(HALF_A_POINT));
        assertThat(100 * krr.low()).isCloseTo(6.0, within(HALF_A_POINT));
        assertThat(100 * krr.high()).isCloseTo(11.6, within(HALF_A_POINT));
    }
}
