package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.collector.Link.Way;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkTest {

    private final Link link = new Link(Reading.MEASURED.ways(true));

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

    /// 150 MB at 2 MB/s; the points of a fifth as many containers come in five seconds rather than fifteen.
    @Test
    void readsPointsOverASlowLinkOnceTheyWereFoundFaster() {
        read(Way.SAMPLES, 150_000_000, 5_000_000, 75);
        assertThat(link.choose()).isEqualTo(Way.POINTS);
        assertThat(link.choose())
                .describedAs("while the one that tries is under way")
                .isEqualTo(Way.SAMPLES);

        read(Way.POINTS, 3_000_000, 1_000_000, 5);

        assertThat(link.choose()).isEqualTo(Way.POINTS);
    }

    /// Its disk or its processors are slow, so evaluating takes longer still.
    @Test
    void goesOnWithSamplesWhereTheServerIsWhatIsSlow() {
        read(Way.SAMPLES, 150_000_000, 5_000_000, 75);
        assertThat(link.choose()).isEqualTo(Way.POINTS);

        read(Way.POINTS, 3_000_000, 1_000_000, 12);

        assertThat(link.choose()).isEqualTo(Way.SAMPLES);
    }

    /// 3 MB at 30 kB/s; a shard's peaks come in 8 seconds where its points take 25.
    @Test
    void readsPeaksWhereEvenPointsCrawl() {
        read(Way.SAMPLES, 2_400_000, 80_000, 80);
        assertThat(link.choose()).isEqualTo(Way.POINTS);
        read(Way.POINTS, 750_000, 250_000, 25);
        assertThat(link.choose()).describedAs("before points took a minute").isEqualTo(Way.POINTS);

        read(Way.POINTS, 2_250_000, 750_000, 75);

        assertThat(link.choose()).isEqualTo(Way.PEAKS);
        assertThat(link.choose())
                .describedAs("while the one that tries is under way")
                .isEqualTo(Way.POINTS);
        read(Way.PEAKS, 80_000, 250_000, 8);
        assertThat(link.choose()).isEqualTo(Way.PEAKS);
    }

    @Test
    void goesOnWithPointsWherePeaksAreNotTwiceAsFast() {
        read(Way.SAMPLES, 2_400_000, 80_000, 80);
        assertThat(link.choose()).isEqualTo(Way.POINTS);
        read(Way.POINTS, 3_000_000, 1_000_000, 100);
        assertThat(link.choose()).isEqualTo(Way.PEAKS);

        read(Way.PEAKS, 80_000, 250_000, 13);

        assertThat(link.choose()).isEqualTo(Way.POINTS);
        assertThat(link.choose()).isEqualTo(Way.POINTS);
    }

    /// 60 kB/s.
    @Test
    void readsPointsWhileTheyComeFastEnough() {
        read(Way.SAMPLES, 4_000_000, 130_000, 80);
        assertThat(link.choose()).isEqualTo(Way.POINTS);

        read(Way.POINTS, 6_000_000, 2_000_000, 100);

        assertThat(link.choose()).isEqualTo(Way.POINTS);
    }

    @Test
    void beginsWithPointsWhereThereIsNoRemoteRead() {
        var without = new Link(Reading.MEASURED.ways(false));
        assertThat(without.choose()).isEqualTo(Way.POINTS);

        without.measured(Way.POINTS, 3_000_000, 1_000_000, Duration.ofSeconds(100));

        assertThat(without.choose()).isEqualTo(Way.PEAKS);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void staysWithTheOnlyWayHoweverSlow(Way way) {
        var pinned = new Link(List.of(way));

        pinned.measured(way, 1000, 1000, Duration.ofHours(1));

        assertThat(pinned.choose()).isEqualTo(way);
    }

    private void read(Way way, long bytes, long points, int seconds) {
        link.measured(way, bytes, points, Duration.ofSeconds(seconds));
    }
}
