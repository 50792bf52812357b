package io.rightsizer.analyzer.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.rightsizer.analyzer.usage.Outline.Kind;
import io.rightsizer.analyzer.usage.Outline.Mark;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutlineTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final double GAP = Double.NaN;

    private static HistoryWindow days(int days) {
        return new HistoryWindow(START, START.plus(Duration.ofDays(days)), STEP);
    }

    private static UsageSeries from(HistoryWindow window, int point, double... values) {
        return UsageSeries.of(window.firstPoint() + point * window.stepMillis(), window.stepMillis(), values);
    }

    private static PodUsage pod(String name, UsageSeries cpu, UsageSeries memory) {
        return new PodUsage(name, cpu, memory, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, PT5M, 288", "7, PT15M, 672", "14, PT30M, 672", "28, PT1H, 672", "30, PT2H, 360", "365, PT24H, 365"})
    void cutsTheWindowIntoBucketsOneCanCountIn(int days, Duration bucket, int buckets) {
        var outline = Outline.of(UsageHistory.of(days(days), List.of()));

        assertThat(outline.bucket()).isEqualTo(bucket);
        assertThat(outline.buckets()).isEqualTo(buckets);
        assertThat(outline.start(0)).isEqualTo(START);
        assertThat(outline.start(buckets)).isEqualTo(START.plus(Duration.ofDays(days)));
    }

    /// Three points a bucket: 1 2 3 and 4 of one pod, 8 of another; then nothing; then 11 at 00:35.
    @Test
    void keepsLowestMeanAndHighestOfAllPodsInEachBucket() {
        var window = days(7);
        var first = pod("web-1", from(window, 0, 1, 2, 3, 4), UsageSeries.empty());
        var second = pod("web-2", from(window, 3, 8, GAP, GAP, 11), UsageSeries.empty());

        var cpu = Outline.of(UsageHistory.of(window, List.of(first, second))).cpu();

        assertThat(cpu.isKnown(0)).isTrue();
        assertThat(cpu.lowestIn(0)).isEqualTo(1);
        assertThat(cpu.meanIn(0)).isEqualTo(2);
        assertThat(cpu.highestIn(0)).isEqualTo(3);
        assertThat(cpu.lowestIn(1)).isEqualTo(4);
        assertThat(cpu.meanIn(1)).isEqualTo(6);
        assertThat(cpu.highestIn(1)).isEqualTo(8);
        assertThat(cpu.isKnown(2)).isTrue();
        assertThat(cpu.highestIn(2)).isEqualTo(11);
        assertThat(cpu.isKnown(3)).isFalse();
        assertThat(cpu.peak()).isEqualTo(new Band.Extreme(11, Instant.parse("2026-11-01T00:35:00Z")));
        assertThat(cpu.lowest()).isEqualTo(new Band.Extreme(1, Instant.parse("2026-11-01T00:05:00Z")));
        assertThat(cpu.sketch().count()).isEqualTo(6);
    }

    /// 36 points a stretch at seven days: 1 to 36, of which the median is 18.5 and the p95 34.25.
    @Test
    void knowsMedianAndP95OfEachStretch() {
        var window = days(7);
        var series =
                from(window, 0, IntStream.rangeClosed(1, 36).asDoubleStream().toArray());

        var memory = Outline.of(UsageHistory.of(window, List.of(pod("web-1", UsageSeries.empty(), series))))
                .memory();

        assertThat(memory.medianIn(0).orElseThrow()).isCloseTo(18.5, within(35 / 400.0));
        assertThat(memory.p95In(0).orElseThrow()).isBetween(34.25, 34.25 + 35 / 200.0);
        assertThat(memory.medianIn(1)).isEmpty();
        assertThat(memory.stretches()).isEqualTo(56);
    }

    @Test
    void tellsWhatHappenedAndWhen() throws OutlineFormatException {
        var window = days(14);
        var steady = new double[2000];
        Arrays.fill(steady, 1);
        var old = pod("web-5d4f8c7b9-x2k7q", from(window, 0, steady), UsageSeries.empty());
        var young = pod("web-6b8d7f5c4-bq2zn", from(window, 2000, steady), UsageSeries.empty());
        var events = new UsageEvents(from(window, 100, 1), from(window, 100, 1, GAP, 2), from(window, 5, 0.251));
        var history = new UsageHistory(
                window, List.of(old, young), Throttling.NONE, OomKills.NONE, 3, STEP, false, false, events);

        var outline = Outline.decode(Outline.of(history).encoded());

        assertThat(outline.marks())
                .containsExactly(
                        new Mark(Kind.OOM_KILL, Instant.parse("2026-11-01T08:25:00Z"), 1),
                        new Mark(Kind.RESTART, Instant.parse("2026-11-01T08:25:00Z"), 1),
                        new Mark(Kind.RESTART, Instant.parse("2026-11-01T08:35:00Z"), 2),
                        new Mark(Kind.ROLLOUT, Instant.parse("2026-11-07T22:45:00Z"), 1));
        assertThat(outline.throttledShare(0)).hasValue(0.26);
        assertThat(outline.throttledShare(1)).isEmpty();
    }

    @Test
    void takesTheNextRunOfAJobForNoRollout() {
        var window = days(14);
        var steady = new double[100];
        Arrays.fill(steady, 1);
        var first = pod("export-29376000-x2k7q", from(window, 0, steady), UsageSeries.empty());
        var second = pod("export-29377440-bq2zn", from(window, 288, steady), UsageSeries.empty());
        var container = Container.of("export", ContainerType.APP, Resources.NONE);
        var id = new WorkloadId("", "batch", WorkloadKind.CRON_JOB, "export");
        var job = Workload.of(id, 1, List.of(container));
        var history = UsageHistory.of(window, List.of(first, second));

        assertThat(Outline.of(new Collected.Observed(job, container, history)).marks())
                .isEmpty();
        assertThat(Outline.of(history).marks()).hasSize(1);
    }

    @Test
    void isEmptyWhereNothingWasSeen() throws OutlineFormatException {
        var outline =
                Outline.decode(Outline.of(UsageHistory.of(days(14), List.of())).encoded());

        assertThat(outline.cpu().isEmpty()).isTrue();
        assertThat(outline.memory().isEmpty()).isTrue();
        assertThat(outline.cpu().isKnown(671)).isFalse();
        assertThat(outline.cpu().sketch().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void neverLosesAPeakAndNeverFillsAGap(long seed) {
        var random = new Random(seed);
        var history = history(random);

        var outline = Outline.of(history);

        var known = new boolean[outline.buckets()];
        var highest = 0.0;
        var lowest = Double.POSITIVE_INFINITY;
        for (var series : history.memory()) {
            for (int index = 0; index < series.length(); index++) {
                if (series.isKnown(index)) {
                    var value = series.valueAt(index);
                    var bucket = bucket(outline, series.timeAt(index));
                    known[bucket] = true;
                    highest = Math.max(highest, value);
                    lowest = Math.min(lowest, value);
                    assertThat(outline.memory().highestIn(bucket)).isGreaterThanOrEqualTo(value * (1 - 1e-12));
                    assertThat(outline.memory().lowestIn(bucket)).isLessThanOrEqualTo(value * (1 + 1e-12));
                }
            }
        }
        for (int bucket = 0; bucket < known.length; bucket++) {
            assertThat(outline.memory().isKnown(bucket)).isEqualTo(known[bucket]);
        }
        var drawn = IntStream.range(0, known.length)
                .filter(outline.memory()::isKnown)
                .toArray();
        assertThat(Arrays.stream(drawn).mapToDouble(outline.memory()::highestIn).max())
                .hasValue(highest);
        assertThat(Arrays.stream(drawn).mapToDouble(outline.memory()::lowestIn).min())
                .hasValue(lowest);
        assertThat(outline.memory().peak().value()).isEqualTo(highest);
    }

    private static int bucket(Outline outline, long time) {
        var offset = Duration.between(outline.start(0), Instant.ofEpochMilli(time - 1));
        return (int) (offset.toMillis() / outline.bucket().toMillis());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void comesBackFromItsBytesAsItWas(long seed) throws OutlineFormatException {
        var outline = Outline.of(history(new Random(seed)));

        var decoded = Outline.decode(outline.encoded());

        assertThat(decoded).usingRecursiveComparison().isEqualTo(outline);
        assertThat(decoded.encoded()).isEqualTo(outline.encoded());
    }

    /// A wrong byte is found out by the checksum of the stream, or it changes nothing that matters.
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void refusesDamagedBytesInOneLine(long seed) {
        var random = new Random(seed);
        var good = Outline.of(history(random)).encoded();
        for (int round = 0; round < 300; round++) {
            var bad = round % 3 == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int index = 0; round % 3 != 0 && index <= random.nextInt(4); index++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readsOrRefuses(bad);
        }
    }

    /// Numbers at random behind a right head and a right checksum reach every check of the reader.
    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void refusesWhatIsNoOutlineUnderARightChecksum(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var plain = new byte[random.nextInt(200)];
            for (int index = 0; index < plain.length; index++) {
                plain[index] = (byte) (random.nextBoolean() ? random.nextInt(4) : random.nextInt(256));
            }
            readsOrRefuses(packed(1, plain.length, plain));
        }
    }

    @Test
    void refusesAnotherVersionALieAboutItsLengthAndNothingAtAll() {
        assertRefused(new byte[0], "ends too early");
        assertRefused(packed(2, 1, new byte[1]), "not of version 1");
        assertRefused(packed(1, 5, new byte[100]), "not as long as it says");
        assertRefused(packed(1, 500, new byte[100]), "not as long as it says");
        assertRefused(new byte[] {1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x7F}, "out of range");
    }

    private static void assertRefused(byte[] bytes, String why) {
        assertThatExceptionOfType(OutlineFormatException.class)
                .isThrownBy(() -> Outline.decode(bytes))
                .withMessageContaining(why);
    }

    private static void readsOrRefuses(byte[] bytes) {
        try {
            assertThat(Outline.decode(bytes).buckets()).isLessThanOrEqualTo(672);
        } catch (OutlineFormatException refused) {
            assertThat(refused).hasMessageStartingWith("the usage outline cannot be read: ");
        }
    }

    private static byte[] packed(int version, int length, byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(version);
        for (int rest = length; ; rest >>>= 7) {
            bytes.write(rest < 0x80 ? rest : (rest & 0x7F) | 0x80);
            if (rest < 0x80) {
                break;
            }
        }
        try (var deflater = new Deflater()) {
            deflater.setInput(plain);
            deflater.finish();
            var buffer = new byte[4096];
            bytes.write(buffer, 0, deflater.deflate(buffer));
        }
        return bytes.toByteArray();
    }

    /// One to four pods that come and go, with gaps and spikes, on windows of a day to a month.
    private static UsageHistory history(Random random) {
        var window = days(1 + random.nextInt(30));
        var pods = new ArrayList<PodUsage>();
        for (int pod = 0; pod <= random.nextInt(4); pod++) {
            var cpu = noise(random, window, 1e-3);
            pods.add(pod("web-" + pod, cpu, noise(random, window, 1e8)));
        }
        return UsageHistory.of(window, pods);
    }

    private static UsageSeries noise(Random random, HistoryWindow window, double unit) {
        var first = random.nextInt(window.points());
        var values = new double[1 + random.nextInt(window.points() - first)];
        for (int index = 0; index < values.length; index++) {
            var spike = random.nextInt(200) == 0 ? 20 : 1;
            values[index] = index / 40 % 3 == 1 ? GAP : unit * spike * (1 + random.nextDouble());
        }
        return from(window, first, values);
    }
}
