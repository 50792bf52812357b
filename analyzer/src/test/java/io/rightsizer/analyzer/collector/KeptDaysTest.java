package io.rightsizer.analyzer.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.PodUsage;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageDays;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptDaysTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-03-06T09:30:00Z");
    private static final Instant SATURDAY = Instant.parse("2026-03-07T09:30:00Z");

    /// In percent. What a counter lost at resets is summed from the first sample read, which shows in the last digits
    /// of a rate.
    private static final double ROUNDING = 1e-7;

    private final Memory days = new Memory();

    /// Days kept in memory.
    static final class Memory implements UsageDays {

        final SortedMap<String, byte[]> kept = new TreeMap<>();
        boolean full;
        int hidden;

        @Override
        public synchronized SortedMap<LocalDate, byte[]> find(Key key, LocalDate first, LocalDate last) {
            if (hidden-- > 0) {
                return new TreeMap<>();
            }
            var found = new TreeMap<LocalDate, byte[]>();
            first.datesUntil(last.plusDays(1))
                    .filter(day -> kept.containsKey(key + " " + day))
                    .forEach(day -> found.put(day, kept.get(key + " " + day)));
            return found;
        }

        @Override
        public synchronized void keep(Key key, Map<LocalDate, byte[]> days) throws IOException {
            if (full) {
                throw new IOException("no space left on device");
            }
            days.forEach((day, bytes) -> kept.put(key + " " + day, bytes));
        }

        @Override
        public void forget(LocalDate before) {
            kept.keySet().removeIf(name -> name.substring(name.length() - 10).compareTo(before.toString()) < 0);
        }
    }

    /// Five days of three pods at a minute, with bursts, idle nights, gaps, restarts and counters that are reset; the
    /// window begins at midnight.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsKeptAndWhatIsNewMakeTheWhole(long seed, @TempDir Path root) throws IOException {
        new RandomCluster(seed).writeTo(root);
        var yesterday = collect(root, new HistoryWindow(MONDAY, FRIDAY, HistoryWindow.DEFAULT_STEP), days);
        assertThat(days.kept).hasSize(4);
        assertThat(yesterday.report().warnings()).isEmpty();

        var window = new HistoryWindow(MONDAY, SATURDAY, HistoryWindow.DEFAULT_STEP);
        var today = collect(root, window, days);
        var whole = collect(root, window, null);

        assertThat(today.report().warnings())
                .containsExactly("usage of up to 4 days is from the history, where amounts are rounded up by less than"
                        + " 1 % and peaks are exact");
        assertThat(days.kept).hasSize(5);
        assertThat(today.names()).isEqualTo(whole.names());
        assertThat(whole.names()).hasSize(1);
        var name = whole.names().getFirst();
        assertSame(today.observed(name), whole.observed(name));
    }

    private static void assertSame(Collected.Observed joined, Collected.Observed whole) {
        var one = joined.history();
        var other = whole.history();
        assertThat(other.throttling().periods()).isPositive();
        assertThat(other.oomKills().count()).isPositive();
        assertThat(one.throttling()).isEqualTo(other.throttling());
        assertThat(one.oomKills()).isEqualTo(other.oomKills());
        assertThat(one.restarts()).isEqualTo(other.restarts());
        assertThat(one.rateWindow()).isEqualTo(other.rateWindow());
        assertThat(values(one.events().oomKills()))
                .containsExactly(values(other.events().oomKills()));
        assertThat(values(one.events().restarts()))
                .containsExactly(values(other.events().restarts()));
        assertThat(one.coverage()).isEqualTo(other.coverage());
        assertThat(one.pods()).hasSameSizeAs(other.pods());
        for (int pod = 0; pod < one.pods().size(); pod++) {
            assertSame(one.pods().get(pod), other.pods().get(pod));
        }
    }

    private static void assertSame(PodUsage joined, PodUsage whole) {
        assertThat(joined.pod()).isEqualTo(whole.pod());
        assertThat(joined.cpuBurst()).isCloseTo(whole.cpuBurst(), withinPercentage(ROUNDING));
        assertThat(joined.cpuSamples()).isEqualTo(whole.cpuSamples());
        assertThat(joined.memorySamples()).isEqualTo(whole.memorySamples());
        assertSame(joined.cpu(), whole.cpu());
        assertSame(joined.memory(), whole.memory());
    }

    private static void assertSame(UsageSeries joined, UsageSeries whole) {
        assertThat(joined.firstPoint()).isEqualTo(whole.firstPoint());
        assertThat(joined.length()).isEqualTo(whole.length());
        assertThat(joined.highest().orElseThrow()).isCloseTo(whole.highest().orElseThrow(), withinPercentage(ROUNDING));
        for (int index = 0; index < whole.length(); index++) {
            assertThat(joined.isKnown(index)).isEqualTo(whole.isKnown(index));
            if (whole.isKnown(index)) {
                assertThat(joined.valueAt(index)).isBetween(least(whole.valueAt(index)), most(whole.valueAt(index)));
            }
        }
        for (var share : List.of(0.05, 0.5, 0.9, 0.95, 0.99)) {
            var exact = whole.samples().quantile(share);
            assertThat(joined.samples().quantile(share)).isBetween(least(exact), most(exact));
        }
    }

    private static double least(double exact) {
        return exact * (1 - ROUNDING / 100);
    }

    private static double most(double exact) {
        return 1.01 * exact * (1 + ROUNDING / 100);
    }

    private static double[] values(UsageSeries series) {
        return series.known().toArray();
    }

    /// The first day is kept whole, and used from ten in the morning on.
    @Test
    void aWindowThatBeginsInsideADayTakesTheRestOfIt(@TempDir Path root) throws IOException {
        new RandomCluster(4).writeTo(root);
        var later = new HistoryWindow(MONDAY.plus(Duration.ofHours(10)), FRIDAY, HistoryWindow.DEFAULT_STEP);
        collect(root, later, days);
        var joined = collect(root, later, days);
        var whole = collect(root, later, null);

        var name = whole.names().getFirst();
        var pods = joined.observed(name).history().pods();
        for (int pod = 0; pod < pods.size(); pod++) {
            var expected = whole.observed(name).history().pods().get(pod);
            assertThat(pods.get(pod).cpu().firstPoint())
                    .isEqualTo(expected.cpu().firstPoint());
            assertThat(pods.get(pod).memory().highest().orElseThrow())
                    .isBetween(
                            expected.memory().highest().orElseThrow(),
                            1.01 * expected.memory().highest().orElseThrow());
            assertThat(pods.get(pod).cpuBurst()).isGreaterThanOrEqualTo(expected.cpuBurst());
            assertThat((double) pods.get(pod).memorySamples())
                    .isCloseTo((double) expected.memorySamples(), withinPercentage(1));
        }
    }

    @Test
    void readsOnlyWhatIsNotKept() throws IOException {
        var cluster = cluster();
        collect(cluster, days);
        assertThat(stretches(cluster))
                .containsExactly(
                        "2026-02-26T00:00:00Z to 2026-02-27T00:00:00Z",
                        "2026-02-27T00:00:00Z to 2026-02-28T00:00:00Z",
                        "2026-02-28T00:00:00Z to 2026-03-01T00:00:00Z",
                        "2026-03-01T00:00:00Z to 2026-03-01T12:00:00Z");

        cluster.server.stretches.clear();
        collect(cluster, days);
        assertThat(stretches(cluster)).containsExactly("2026-03-01T00:00:00Z to 2026-03-01T12:00:00Z");
    }

    @Test
    void readsADayAgainThatIsDamaged() throws IOException {
        var cluster = cluster();
        var expected = collect(cluster, days);
        var name = days.kept.keySet().stream()
                .filter(key -> key.endsWith("02-27"))
                .findFirst()
                .orElseThrow();
        var bytes = Objects.requireNonNull(days.kept.get(name));
        bytes[bytes.length / 2] ^= 1;

        cluster.server.stretches.clear();
        var again = collect(cluster, days);

        assertThat(stretches(cluster))
                .containsExactly(
                        "2026-02-27T00:00:00Z to 2026-02-28T00:00:00Z", "2026-03-01T00:00:00Z to 2026-03-01T12:00:00Z");
        assertThat(again.summary()).isEqualTo(expected.summary());
    }

    @Test
    void keepsNothingOfWhatWasNotReadWholly() throws IOException {
        var warned = cluster();
        warned.server.warn("a store was down");
        collect(warned, days);
        assertThat(days.kept).isEmpty();

        var broken = cluster();
        broken.server.fail(selector -> selector.promQl().contains("\"b\""), new IOException("the frame ended early"));
        collect(broken, days);
        assertThat(days.kept.keySet())
                .allMatch(name -> name.contains("namespace=a"))
                .hasSize(3);
    }

    /// Five workloads of one namespace in five shards: none of them alone is a day of the namespace.
    @Test
    void keepsADividedNamespaceWhenAllOfItWasRead() throws IOException {
        var broken = divided();
        broken.server.fail(selector -> selector.promQl().contains("w3"), new IOException("the frame ended early"));
        collect(broken, days, 1);
        assertThat(days.kept).isEmpty();

        collect(divided(), days, 1);
        assertThat(days.kept).hasSize(3);

        var again = divided();
        var joined = collect(again, days, 1);
        assertThat(stretches(again)).containsExactly("2026-03-01T00:00:00Z to 2026-03-01T12:00:00Z");
        assertThat(joined.rows()).hasSize(5).allSatisfy(row -> {
            var pods = ((Collected.Observed) row).history().pods();
            assertThat(pods).hasSize(1);
            assertThat(pods.getFirst().memorySamples()).isEqualTo(84 * 12);
        });
    }

    /// At noon of the first day a pod ends; half a day later it is in no pattern any more.
    @Test
    void keepsNoCutDayOfADividedNamespace() throws IOException {
        collect(divided(), days, 1);

        assertThat(days.kept.keySet()).noneMatch(name -> name.endsWith("02-25")).hasSize(3);
        var earlier = HistoryWindow.endingAt(SimulatedCluster.TO, Duration.ofHours(80));
        var other = new Memory();
        collect(divided(), other, 1, earlier);
        assertThat(other.kept.keySet())
                .noneMatch(name -> name.endsWith("02-26"))
                .hasSize(2);
        var whole = new Memory();
        collect(divided(), whole, 100, earlier);
        assertThat(whole.kept.keySet()).anyMatch(name -> name.endsWith("02-26")).hasSize(3);
    }

    /// To the first shard no day was kept; to the second the first two were, so it brings only the third.
    @Test
    void aPieceOfADayReplacesNoWholeOne() throws IOException {
        collect(divided(), days, 1);
        var third = days.kept.keySet().stream()
                .filter(name -> name.endsWith("02-28"))
                .findFirst()
                .orElseThrow();
        var whole = Objects.requireNonNull(days.kept.get(third)).length;
        days.hidden = 1;

        collect(divided(), days, 1);

        assertThat(Objects.requireNonNull(days.kept.get(third))).hasSize(whole);
    }

    /// Whoever writes local time as UTC asks for a window that ends tomorrow.
    @Test
    void noDayIsOverBeforeItsEnd() {
        var now = Instant.parse("2026-03-04T21:30:00Z");
        var window = HistoryWindow.endingAt(Instant.parse("2026-03-05T03:00:00Z"), Duration.ofDays(3));

        assertThat(new KeptDays(days, "server", window, List.of(), now).days())
                .containsExactly(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-03"));
    }

    /// Memory on Thursday and on Saturday, and none on Friday: nobody says why.
    @Test
    void readsADayAgainThatLacksWhatTheOthersHave() throws IOException {
        var cluster = cluster();
        cluster.server.loseOn(LocalDate.parse("2026-02-27"), Queries.MEMORY, "b");
        collect(cluster, days);

        assertThat(days.kept.keySet())
                .filteredOn(name -> name.endsWith("02-27"))
                .singleElement()
                .satisfies(name -> assertThat(name).contains("namespace=a"));
    }

    @Test
    void keepsNothingThatAServerHasComputed() throws IOException {
        var cluster = cluster();
        cluster.server.samples = false;
        collect(cluster, days);

        assertThat(days.kept).isEmpty();
        assertThat(stretches(cluster)).containsExactly("2026-02-26T00:00:00Z to 2026-03-01T12:00:00Z");
    }

    @Test
    void aNameThatCannotBeKeptCostsNobodyTheRun() throws IOException {
        var cluster = cluster();
        cluster.usage("b", "x".repeat(70_000), "app", 1, 1e6);
        var result = collect(cluster, days);

        assertThat(result.summary()).contains("Observed a/Deployment/web/app", "Observed b/Deployment/web/app");
        assertThat(days.kept.keySet()).allMatch(name -> name.contains("namespace=a"));
    }

    @Test
    void goesOnWhereNothingCanBeKept() throws IOException {
        days.full = true;
        var result = collect(cluster(), days);

        assertThat(result.report().complete()).isTrue();
        assertThat(result.report().warnings())
                .containsExactly("days of usage are not kept any more: no space left on device");
        assertThat(result.summary()).containsExactly("Observed a/Deployment/web/app", "Observed b/Deployment/web/app");
    }

    @Test
    void dropsWhatNoWindowNeedsAnyMore() throws IOException {
        days.kept.put("old 2026-01-20", new byte[0]);
        days.kept.put("recent 2026-01-30", new byte[0]);

        collect(cluster(), days);

        assertThat(days.kept).containsKey("recent 2026-01-30").doesNotContainKey("old 2026-01-20");
    }

    private static SimulatedCluster cluster() {
        return simulated().web("a", "web", "web-1-a").web("b", "web", "web-1-b");
    }

    private static SimulatedCluster divided() {
        var cluster = simulated();
        for (int number = 1; number <= 5; number++) {
            cluster.web("a", "w" + number, "w" + number + "-1-a");
        }
        return cluster;
    }

    private static SimulatedCluster simulated() {
        return new SimulatedCluster()
                .every(Duration.ofMinutes(5))
                .between((int) Duration.ofHours(84).toMinutes() - 1, 1);
    }

    private static SimulatedCluster.Result collect(SimulatedCluster cluster, UsageDays days) throws IOException {
        return collect(cluster, days, 1);
    }

    /// Three days and a half up to noon.
    private static SimulatedCluster.Result collect(SimulatedCluster cluster, UsageDays days, int shardContainers)
            throws IOException {
        return collect(
                cluster, days, shardContainers, HistoryWindow.endingAt(SimulatedCluster.TO, Duration.ofHours(84)));
    }

    private static SimulatedCluster.Result collect(
            SimulatedCluster cluster, UsageDays days, int shardContainers, HistoryWindow window) throws IOException {
        var options = new CollectorOptions("cluster", null, null, shardContainers, 1, null, null);
        return collect(new PrometheusUsageSource(cluster.server, options).keepingIn(days, "1"), window);
    }

    private static SimulatedCluster.Result collect(Path blocks, HistoryWindow window, @Nullable UsageDays days)
            throws IOException {
        var source = new PrometheusUsageSource(BlockServer.open(blocks), CollectorOptions.DEFAULTS);
        return collect(days == null ? source : source.keepingIn(days, "1"), window);
    }

    private static SimulatedCluster.Result collect(PrometheusUsageSource usage, HistoryWindow window)
            throws IOException {
        var rows = new ArrayList<Collected>();
        try (var source = usage) {
            var report = source.collect(window, rows::add, Progress.SILENT);
            return new SimulatedCluster.Result(rows, report);
        }
    }

    private static List<String> stretches(SimulatedCluster cluster) {
        return cluster.server.stretches.stream()
                .map(stretch -> stretch.from() + " to " + stretch.to())
                .distinct()
                .sorted()
                .toList();
    }

    /// A Deployment of three pods, one of which comes later than the others.
    private static final class RandomCluster {

        private static final long FIRST = MONDAY.minus(Duration.ofHours(3)).toEpochMilli();
        private static final long LAST = SATURDAY.toEpochMilli();

        private final Random random;

        RandomCluster(long seed) {
            random = new Random(seed);
        }

        void writeTo(Path root) throws IOException {
            try (var files = new BlockFiles(root, Duration.ofDays(1))) {
                for (int number = 1; number <= 3; number++) {
                    var born = number == 3 ? FIRST + Duration.ofHours(50).toMillis() : FIRST;
                    facts(files, "web-1-" + number, times(born, 30_000));
                    usage(files, "web-1-" + number, born);
                }
                facts(files, times(FIRST, 30_000));
            }
        }

        /// A minute apart with some jitter; some scrapes fail, and once in a while all of an hour.
        private long[] times(long from, int jitter) {
            var times = new ArrayList<Long>();
            for (long time = from; time <= LAST - 60_000; time += 60_000) {
                if (random.nextInt(3000) == 0 && time < LAST - 7_200_000) {
                    time += 3_600_000;
                }
                if (random.nextInt(50) > 0) {
                    times.add(time + random.nextInt(jitter));
                }
            }
            return times.stream().mapToLong(Long::longValue).toArray();
        }

        private void facts(BlockFiles files, long[] times) throws IOException {
            constant(
                    files,
                    times,
                    "kube_replicaset_owner",
                    "replicaset",
                    "web-1",
                    "owner_kind",
                    "Deployment",
                    "owner_name",
                    "web",
                    "owner_is_controller",
                    "true");
        }

        private void facts(BlockFiles files, String pod, long[] times) throws IOException {
            constant(
                    files,
                    times,
                    "kube_pod_owner",
                    "pod",
                    pod,
                    "owner_kind",
                    "ReplicaSet",
                    "owner_name",
                    "web-1",
                    "owner_is_controller",
                    "true");
            constant(files, times, "kube_pod_container_info", "pod", pod, "container", "app", "image", "i");
            add(
                    files,
                    times,
                    counter(times, 0.0005),
                    "kube_pod_container_status_restarts_total",
                    "pod",
                    pod,
                    "container",
                    "app");
        }

        private void usage(BlockFiles files, String pod, long born) throws IOException {
            var times = times(born, 12_000);
            String[] labels = {"pod", pod, "container", "app", "id", "/kubepods/" + pod, "job", "kubelet"};
            add(files, times, cpu(times), Queries.CPU, labels);
            add(files, times, memory(times), Queries.MEMORY, labels);
            add(files, times, counter(times, 5), Queries.CFS_PERIODS, labels);
            add(files, times, counter(times, 0.3), Queries.CFS_THROTTLED_PERIODS, labels);
            add(files, times, counter(times, 0.002), Queries.OOM_EVENTS, labels);
        }

        /// Idle at night, busy by day, with bursts.
        private double[] cpu(long[] times) {
            var values = new double[times.length];
            var total = random.nextDouble() * 1e5;
            for (int index = 1; index < times.length; index++) {
                var hour = times[index] / 3_600_000 % 24;
                var cores = hour < 6 ? 0.0002 : random.nextInt(40) == 0 ? 1.8 : 0.2 + 0.05 * random.nextGaussian();
                total += Math.max(0, cores) * (times[index] - times[index - 1]) / 1000.0;
                total = random.nextInt(2500) == 0 ? 0 : total;
                values[index] = total;
            }
            values[0] = values[1];
            return values;
        }

        private double[] memory(long[] times) {
            var values = new double[times.length];
            for (int index = 0; index < times.length; index++) {
                values[index] = 4096 * (double) (20_000 + random.nextInt(9_000));
            }
            return values;
        }

        private double[] counter(long[] times, double aMinute) {
            var values = new double[times.length];
            var total = 0L;
            for (int index = 0; index < times.length; index++) {
                total = random.nextInt(2500) == 0 ? 0 : total;
                total += aMinute < 1 ? (random.nextDouble() < aMinute ? 1 : 0) : random.nextInt(2 * (int) aMinute);
                values[index] = total;
            }
            return values;
        }

        private void constant(BlockFiles files, long[] times, String metric, String... labels) throws IOException {
            var ones = new double[times.length];
            Arrays.fill(ones, 1);
            add(files, times, ones, metric, labels);
        }

        private static void add(BlockFiles files, long[] times, double[] values, String metric, String... labels)
                throws IOException {
            var all = new TreeMap<>(Map.of("__name__", metric, "namespace", "shop"));
            for (int index = 0; index < labels.length; index += 2) {
                all.put(labels[index], labels[index + 1]);
            }
            files.add(all, times, values);
        }
    }
}
