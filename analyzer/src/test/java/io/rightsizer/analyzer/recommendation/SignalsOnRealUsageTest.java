package io.rightsizer.analyzer.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rightsizer.analyzer.collector.UsageFileSource;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How often the signals speak up on two weeks of two hundred real machines, of which most are steady.
class SignalsOnRealUsageTest {

    private static final String TRACE = "shared/data/traces/bitbrains-dev-2013-08.csv.gz";
    private static final HistoryWindow TWO_WEEKS =
            HistoryWindow.endingAt(Instant.parse("2013-08-15T00:00:00Z"), Duration.ofDays(14));

    @Test
    void staysQuietOnMostMachines() throws IOException {
        var signals = new ArrayList<Signals>();
        try (var source = UsageFileSource.open(trace())) {
            source.collect(
                    TWO_WEEKS,
                    collected -> {
                        if (collected instanceof Collected.Observed observed) {
                            signals.add(Signals.of(observed.history()));
                        }
                    },
                    Progress.SILENT);
        }

        assertThat(signals).hasSizeBetween(190, 200);
        assertThat(share(signals, seen -> seen.leak() != null)).isLessThan(0.05);
        assertThat(share(signals, seen -> seen.memoryShift() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.cpuShift() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.memoryRhythm().weekly() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.cpuRhythm().weekly() != null)).isLessThan(0.3);
        assertThat(share(signals, seen -> seen.cpuRhythm().daily() != null)).isLessThan(0.15);
        assertThat(share(signals, seen -> seen.memoryRhythm().daily() != null)).isLessThan(0.15);
    }

    private static double share(List<Signals> all, Predicate<Signals> spoke) {
        return (double) all.stream().filter(spoke).count() / all.size();
    }

    private static Path trace() {
        var trace = Stream.iterate(
                        Path.of("").toAbsolutePath(),
                        directory -> directory != null,
                        directory -> directory.getParent())
                .map(directory -> directory.resolve(TRACE))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(trace.isPresent(), "no " + TRACE + " above this directory");
        return trace.orElseThrow();
    }
}
