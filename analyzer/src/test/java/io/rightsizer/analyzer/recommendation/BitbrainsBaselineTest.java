package io.rightsizer.analyzer.recommendation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.workload.Resources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two hundred real machines for four weeks: sized on two weeks, judged on the week after. The expected rates come from
/// an independent program with the same definitions.
class BitbrainsBaselineTest {

    private static final String TRACE = "shared/data/traces/bitbrains-dev-2013-08.csv.gz";
    static final int CPU = 2;
    static final int MEMORY = 3;
    static final Instant START = Instant.parse("2013-08-01T00:00:00Z");
    private static final Duration FIT = Duration.ofDays(14);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final long STEP = HistoryWindow.DEFAULT_STEP.toMillis();
    private static final int STEPS = 28 * 288;

    private static Collection<double[]> machines = List.of();

    @BeforeAll
    static void readTrace() throws IOException {
        machines = byMachine(MEMORY);
    }

    /// Percent of machine-weeks in which the memory limit was exceeded.
    @ParameterizedTest
    @CsvSource({"split, 1.5", "peak, 20.9"})
    void exceedsItsMemoryLimitsAsOftenAsPublished(String policy, double percent) {
        var judged = Stream.of(FIT, FIT.plus(WEEK))
                .flatMap(origin -> machines.stream().map(machine -> new Trial(machine, START.plus(origin))))
                .filter(Trial::isJudgeable)
                .toList();

        var exceeded = judged.stream().filter(trial -> trial.exceeds(policy)).count();

        assertThat(judged).hasSizeBetween(390, 400);
        assertThat(100.0 * exceeded / judged.size()).isCloseTo(percent, within(0.5));
    }

    private record Trial(double[] machine, Instant origin) {

        /// Data for most of the week to judge, and for three days before it.
        boolean isJudgeable() {
            return known(origin, WEEK).length >= 0.8 * 7 * 288 && known(origin.minus(FIT), FIT).length >= 3 * 288;
        }

        boolean exceeds(String policy) {
            var limit = requireNonNull(Policies.named(policy)
                            .propose(Seen.in(history()), Resources.NONE, PolicySettings.DEFAULTS)
                            .resources()
                            .limits()
                            .memory())
                    .bytes();
            return Arrays.stream(known(origin, WEEK)).anyMatch(usage -> usage > limit);
        }

        private UsageHistory history() {
            var from = origin.minus(FIT);
            var memory =
                    UsageSeries.of(from.toEpochMilli(), STEP, Arrays.copyOfRange(machine, index(from), index(origin)));
            return UsageHistory.of(
                    HistoryWindow.endingAt(origin, FIT),
                    List.of(new PodUsage("vm", UsageSeries.empty(), memory, 0, 0, memory.knownCount())));
        }

        private double[] known(Instant from, Duration length) {
            return Arrays.stream(machine, index(from), index(from.plus(length)))
                    .filter(usage -> !Double.isNaN(usage))
                    .toArray();
        }

        private static int index(Instant time) {
            return (int) (Duration.between(START, time).toMillis() / STEP);
        }
    }

    /// A field of every machine, four weeks from [#START]; the test is skipped where the trace is missing.
    static Collection<double[]> byMachine(int field) throws IOException {
        var trace = Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        directory -> directory != null,
                        directory -> directory.getParent())
                .map(directory -> directory.resolve(TRACE))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(trace.isPresent(), "no " + TRACE + " above this directory");
        return byMachine(field, trace.orElseThrow());
    }

    private static Collection<double[]> byMachine(int field, Path trace) throws IOException {
        var machines = new TreeMap<String, double[]>();
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(trace)), UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",", -1)).forEach(fields -> {
                var index = (int) ((Long.parseLong(fields[1]) * 1000 - START.toEpochMilli()) / STEP);
                if (index < STEPS) {
                    machines.computeIfAbsent(fields[0], _ -> Histories.constant(STEPS, Double.NaN))[index] =
                            Double.parseDouble(fields[field]);
                }
            });
        }
        return machines.values();
    }
}
