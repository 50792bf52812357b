package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.UsageSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Makes one series of everything a server holds about one container of one pod.
///
/// A restart begins a new instance (`id`, `name`): instances are joined by the larger value. One instance may be
/// scraped several times, by an HA pair or two kubelet jobs: the scrape with most samples counts, the first by its
/// labels on a draw, and others fill its gaps only. Within a scrape, CPU may be split by core: `cpu="total"` counts if
/// it is there, else the sum of the cores.
final class ScrapeMerge {

    /// What one container of one pod used.
    record Merged(UsageSeries series, double burst, long samples) {

        static final Merged NOTHING = new Merged(UsageSeries.empty(), 0, 0);

        /// Samples count as far as they filled anything.
        private Merged filledWith(Merged other) {
            var filled = series.filledWith(other.series);
            var added = filled.knownCount() - series.knownCount();
            return added == 0
                    ? this
                    : new Merged(
                            filled,
                            Math.max(burst, other.burst),
                            samples + other.samples * added / other.series.knownCount());
        }

        private Merged join(Merged other) {
            return new Merged(series.maxWith(other.series), Math.max(burst, other.burst), samples + other.samples);
        }
    }

    /// Labels that tell instances of one container apart.
    private static final List<String> OF_INSTANCE = List.of("id", "name", "uid");

    /// Labels that are no part of the scrape's identity.
    private static final Set<String> OF_SERIES = Set.of("__name__", "cpu", "image");

    /// By instance, then by scrape.
    private final Map<String, Map<String, List<SeriesOnGrid>>> rows = new TreeMap<>();
    private Duration rateWindow = Duration.ZERO;

    void add(SeriesOnGrid row) {
        rateWindow = row.rateWindow().compareTo(rateWindow) > 0 ? row.rateWindow() : rateWindow;
        var labels = row.labels();
        rows.computeIfAbsent(instance(labels), key -> new TreeMap<>())
                .computeIfAbsent(scrape(labels), key -> new ArrayList<>())
                .add(row);
    }

    /// As they were added, instance by instance and scrape by scrape: added in this order they make the same.
    List<SeriesOnGrid> rows() {
        return rows.values().stream()
                .flatMap(scrapes -> scrapes.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /// The longest window behind any CPU point; zero for memory.
    Duration rateWindow() {
        return rateWindow;
    }

    Merged merged() {
        return rows.values().stream().map(ScrapeMerge::best).reduce(Merged.NOTHING, Merged::join);
    }

    /// Where a scrape drops `id` and `name`, the node tells a pod that moved from one that was scraped twice.
    static String instance(Labels labels) {
        var instance = new StringBuilder();
        for (var name : OF_INSTANCE) {
            instance.append(labels.get(name)).append('\n');
        }
        var unnamed = instance.length() == OF_INSTANCE.size();
        return unnamed ? labels.exported("node") : instance.toString();
    }

    /// Everything else the series carries.
    static String scrape(Labels labels) {
        var scrape = new StringBuilder();
        labels.map().forEach((name, value) -> {
            if (!OF_INSTANCE.contains(name) && !OF_SERIES.contains(name)) {
                scrape.append(name).append('=').append(value).append('\n');
            }
        });
        return scrape.toString();
    }

    /// The scrape with most samples, the first of equals by its labels; where it knows nothing, the next: a job that
    /// was renamed must not lose the history under its old name.
    private static Merged best(Map<String, List<SeriesOnGrid>> scrapes) {
        return scrapes.values().stream()
                .map(ScrapeMerge::oneScrape)
                .sorted(Comparator.comparingLong(Merged::samples).reversed())
                .reduce(Merged::filledWith)
                .orElse(Merged.NOTHING);
    }

    private static Merged oneScrape(List<SeriesOnGrid> rows) {
        var total = rows.stream().filter(row -> !isCore(row)).toList();
        if (!total.isEmpty()) {
            return total.stream().map(ScrapeMerge::of).reduce(Merged.NOTHING, Merged::join);
        }
        return new Merged(
                sum(rows.stream().map(SeriesOnGrid::series).toList()),
                rows.stream().mapToDouble(SeriesOnGrid::burst).sum(),
                rows.stream().mapToLong(SeriesOnGrid::samples).max().orElse(0));
    }

    private static boolean isCore(SeriesOnGrid row) {
        var cpu = row.labels().get("cpu");
        return !cpu.isEmpty() && !cpu.equals("total");
    }

    private static Merged of(SeriesOnGrid row) {
        return new Merged(row.series(), row.burst(), row.samples());
    }

    /// Point by point over the cores that are known there.
    private static UsageSeries sum(List<UsageSeries> cores) {
        var known = cores.stream().filter(core -> !core.isEmpty()).toList();
        if (known.isEmpty()) {
            return UsageSeries.empty();
        }
        var step = known.getFirst().stepMillis();
        var first = known.stream().mapToLong(UsageSeries::firstPoint).min().orElseThrow();
        var last = known.stream()
                .map(core -> core.timeAt(core.length() - 1))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var values = new double[(int) ((last - first) / step) + 1];
        Arrays.fill(values, Double.NaN);
        known.forEach(core -> addTo(values, core, (int) ((core.firstPoint() - first) / step)));
        return UsageSeries.of(first, step, values);
    }

    private static void addTo(double[] values, UsageSeries core, int offset) {
        for (int index = 0; index < core.length(); index++) {
            if (core.isKnown(index)) {
                var seen = values[offset + index];
                values[offset + index] = (Double.isNaN(seen) ? 0 : seen) + core.valueAt(index);
            }
        }
    }
}
