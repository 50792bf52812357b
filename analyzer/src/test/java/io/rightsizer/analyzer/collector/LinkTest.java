package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Link.Way;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final Link link = new Link();

    @Test
    void readsSamplesOverAFastLink() {
        read(Way.SAMPLES, 6_000_000_000L, 60_000_000, 120);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    @Test
    void readsSamplesWhereTheWholeTakesLessThanAMinute() {
        read(Way.SAMPLES, 50_000_000, 1_500_000, 50);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    /// 150 MB at 2 MB/s; the grid of a fifth as many containers comes in five seconds rather than fifteen.
    @Test
    void readsTheGridOverASlowLinkOnceItWasFoundFaster() {
        read(Way.SAMPLES, 150_000_000, 5_000_000, 75);
        assertThat(link.choose()).isEqualTo(Way.GRID);
        assertThat(link.choose())
                .describedAs("while the one that tries is under way")
                .isEqualTo(Way.SAMPLES);

        read(Way.GRID, 0, 1_000_000, 5);

        assertThat(link.choose()).isEqualTo(Way.GRID);
    }

    /// Its disk or its processors are slow, so evaluating takes longer still.
    @Test
    void goesOnWithSamplesWhereTheServerIsWhatIsSlow() {
        read(Way.SAMPLES, 150_000_000, 5_000_000, 75);
        assertThat(link.choose()).isEqualTo(Way.GRID);

        read(Way.GRID, 0, 1_000_000, 12);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    private void read(Way way, long bytes, long points, int seconds) {
        link.measured(way, bytes, points, Duration.ofSeconds(seconds));
    }
}
