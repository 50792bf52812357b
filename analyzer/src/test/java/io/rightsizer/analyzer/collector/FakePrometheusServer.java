package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A server in memory: evaluates matchers, `last_over_time`, `max_over_time` and `count by` over series with samples,
/// as Prometheus does.
final class FakePrometheusServer implements PrometheusServer {

    /// Thrown by a read whose selector the predicate accepts.
    record Fault(Predicate<Selector> on, IOException failure) {}

    private record Stored(Labels labels, TreeMap<Long, Double> samples) {}

    private static final Pattern QUERY = Pattern.compile(
            "(?:(last_over_time|max_over_time)\\(|count by \\(([^)]*)\\) \\()?(\\w+)(?:\\{(.*)\\})?(?:\\[(\\d+)s\\])?\\)?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final List<Stored> stored = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private Predicate<Labels> lost = labels -> false;
    boolean samples = true;
    private Predicate<String> refused = query -> false;
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Selector> read = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<HistoryWindow> stretches = new ConcurrentLinkedQueue<>();

    void add(Map<String, String> labels, Map<Long, Double> samples) {
        stored.add(new Stored(Labels.of(labels), new TreeMap<>(samples)));
    }

    /// Everything this server holds, for a real one. CPU samples, which stand for rates here, become a counter.
    OpenMetrics openMetrics() {
        var metrics = new OpenMetrics();
        for (var series : stored) {
            var isRate = series.labels().metric().equals(Queries.CPU);
            var total = 1_000_000.0;
            var before = series.samples().firstKey();
            for (var sample : series.samples().entrySet()) {
                total += (sample.getKey() - before) / 1000.0 * sample.getValue();
                before = sample.getKey();
                metrics.sample(series.labels().map(), sample.getKey(), isRate ? total : sample.getValue());
            }
        }
        return metrics;
    }

    void fail(Predicate<Selector> on, IOException failure) {
        faults.add(new Fault(on, failure));
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /// Leaves series out of usage reads, as a truncated answer would.
    void lose(Predicate<Labels> series) {
        lost = series;
    }

    /// Leaves out the samples of one day of a metric in one namespace.
    void loseOn(LocalDate day, String metric, String namespace) {
        var from = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        var to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        stored.stream()
                .filter(series -> series.labels().metric().equals(metric)
                        && series.labels().get("namespace").equals(namespace))
                .forEach(
                        series -> series.samples().subMap(from, false, to, true).clear());
    }

    /// Answers none of these questions.
    void refuse(Predicate<String> query) {
        refused = query;
    }

    @Override
    public List<Labels> series(List<Selector> selectors, HistoryWindow window) {
        selectors.forEach(selector -> asked.add("series " + selector.promQl()));
        var from = window.from().toEpochMilli();
        var to = window.to().toEpochMilli();
        return stored.stream()
                .filter(series -> selectors.stream().anyMatch(selector -> matches(selector, series.labels())))
                .filter(series ->
                        !series.samples().subMap(from, false, to, true).isEmpty())
                .map(Stored::labels)
                .toList();
    }

    @Override
    public List<LabelledValue> vector(PromQuery query, Instant at) throws IOException {
        asked.add(query.text());
        if (refused.test(query.text())) {
            throw new RequestFailedException(
                    RequestFailedException.Kind.TOO_MUCH, "too many samples for " + query.reason());
        }
        var parts = QUERY.matcher(query.text());
        if (!parts.matches()) {
            throw new IOException("this server does not answer " + query.text());
        }
        var range = parts.group(5) == null ? Duration.ofMinutes(5) : Duration.ofSeconds(Long.parseLong(parts.group(5)));
        var selector = new Selector(parts.group(3), matchers(parts.group(4)));
        var highest = "max_over_time".equals(parts.group(1));
        var vector = evaluated(selector, at.toEpochMilli(), range.toMillis(), highest);
        return parts.group(2) == null ? vector : countBy(List.of(parts.group(2).split(", ")), vector);
    }

    @Override
    public UsageReader usage() {
        return new Reader();
    }

    @Override
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public long requests() {
        return (long) asked.size() + read.size();
    }

    @Override
    public String description() {
        return "http://prometheus.example";
    }

    @Override
    public void close() {}

    private List<LabelledValue> evaluated(Selector selector, long at, long range, boolean highest) {
        var vector = new ArrayList<LabelledValue>();
        for (var series : stored) {
            var last = series.samples().floorEntry(at);
            if (last != null && last.getKey() > at - range && matches(selector, series.labels())) {
                var inRange =
                        series.samples().subMap(at - range, false, at, true).values();
                vector.add(new LabelledValue(series.labels(), highest ? Collections.max(inRange) : last.getValue()));
            }
        }
        return vector;
    }

    private static List<LabelledValue> countBy(List<String> by, List<LabelledValue> vector) {
        var counts = new LinkedHashMap<Labels, Integer>();
        for (var element : vector) {
            var kept = new TreeMap<String, String>();
            by.stream()
                    .filter(name -> !element.labels().get(name).isEmpty())
                    .forEach(name -> kept.put(name, element.labels().get(name)));
            counts.merge(Labels.of(kept), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> new LabelledValue(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Matcher> matchers(String text) {
        var matchers = new ArrayList<Matcher>();
        var parts = MATCHER.matcher(text == null ? "" : text);
        while (parts.find()) {
            for (var type : Selector.MatchType.values()) {
                if (type.operator().equals(parts.group(2))) {
                    matchers.add(
                            new Matcher(parts.group(1), type, parts.group(3).replaceAll("\\\\(.)", "$1")));
                }
            }
        }
        return matchers;
    }

    private static boolean matches(Selector selector, Labels labels) {
        return labels.metric().equals(selector.metric())
                && selector.matchers().stream().allMatch(matcher -> matches(matcher, labels.get(matcher.label())));
    }

    private static boolean matches(Matcher matcher, String value) {
        return switch (matcher.type()) {
            case EQUAL -> value.equals(matcher.value());
            case NOT_EQUAL -> !value.equals(matcher.value());
            case REGEX -> value.matches(matcher.value());
            case NOT_REGEX -> !value.matches(matcher.value());
        };
    }

    /// Gauges on the grid as the maximum of each step. CPU samples stand for the rate at their grid point already:
    /// the arithmetic of rates is not what these tests are about.
    private final class Reader implements UsageReader {

        @Override
        public String method() {
            return "remote read";
        }

        @Override
        public boolean readsSamples() {
            return samples;
        }

        @Override
        public boolean warned() {
            return false;
        }

        @Override
        public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
            grid(counter, window, Duration.ofMinutes(5), sink);
        }

        @Override
        public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
            grid(gauge, window, Duration.ZERO, sink);
        }

        @Override
        public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
            for (var series : read(counter, window)) {
                var samples = series.samples();
                sink.accept(new Growth(
                        series.labels(),
                        samples.lastEntry().getValue() - samples.firstEntry().getValue(),
                        UsageSeries.empty()));
            }
        }

        private void grid(Selector selector, HistoryWindow window, Duration rateWindow, Consumer<SeriesOnGrid> sink)
                throws IOException {
            for (var series : read(selector, window)) {
                var values = new double[window.points()];
                java.util.Arrays.fill(values, Double.NaN);
                series.samples().forEach((time, value) -> {
                    var point = (int) Math.ceilDiv(time - window.firstPoint(), window.stepMillis());
                    if (point >= 0 && point < values.length) {
                        values[point] = Double.isNaN(values[point]) ? value : Math.max(values[point], value);
                    }
                });
                var onGrid = UsageSeries.of(window.firstPoint(), window.stepMillis(), values);
                sink.accept(new SeriesOnGrid(
                        series.labels(),
                        onGrid,
                        series.samples().size(),
                        onGrid.known().max().orElse(0),
                        rateWindow));
            }
        }

        private List<Stored> read(Selector selector, HistoryWindow window) throws IOException {
            read.add(selector);
            stretches.add(window);
            for (var fault : faults) {
                if (fault.on().test(selector)) {
                    throw fault.failure();
                }
            }
            var from = window.from().toEpochMilli();
            var to = window.to().toEpochMilli();
            return stored.stream()
                    .filter(series -> matches(selector, series.labels()) && !lost.test(series.labels()))
                    .map(series -> new Stored(
                            series.labels(), new TreeMap<>(series.samples().subMap(from, false, to, true))))
                    .filter(series -> !series.samples().isEmpty())
                    .toList();
        }
    }
}
