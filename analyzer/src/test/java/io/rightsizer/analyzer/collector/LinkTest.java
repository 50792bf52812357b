package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Link.Way;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final Link link = new Link();

    @Test
    void readsSamplesOverAFastLink() {
        read(Way.SAMPLES, 100_000_000, 1_000_000, 2);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    @Test
    void tellsNothingByAFewMegabytes() {
        read(Way.SAMPLES, 5_000_000, 50_000, 60);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    /// 30 MB at 3 MB/s; the grid of as many containers comes in two seconds.
    @Test
    void readsTheGridOverASlowLinkOnceItWasFoundFaster() {
        read(Way.SAMPLES, 30_000_000, 1_000_000, 10);
        assertThat(link.choose()).isEqualTo(Way.GRID);
        assertThat(link.choose())
                .describedAs("while the one that tries is under way")
                .isEqualTo(Way.SAMPLES);

        read(Way.GRID, 0, 1_000_000, 2);

        assertThat(link.choose()).isEqualTo(Way.GRID);
    }

    /// Its disk or its processors are slow, so evaluating takes longer still.
    @Test
    void goesOnWithSamplesWhereTheServerIsWhatIsSlow() {
        read(Way.SAMPLES, 30_000_000, 1_000_000, 10);
        assertThat(link.choose()).isEqualTo(Way.GRID);

        read(Way.GRID, 0, 1_000_000, 8);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    private void read(Way way, long bytes, long points, int seconds) {
        link.measured(way, bytes, points, Duration.ofSeconds(seconds));
    }
}
