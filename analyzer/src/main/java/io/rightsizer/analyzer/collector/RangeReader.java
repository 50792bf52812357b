package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSeries;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Usage by `query_range`, for servers without streamed remote read. The server does the arithmetic, by its own
/// version's rule of `rate`. Values travel as whole numbers, which thirds the answer:
///
/// - CPU in units of 10⁻⁴ cores, rounded up: never lower than it was, at most 0.1 millicores higher;
/// - memory in MiB, rounded up: never lower than it was, at most one MiB higher.
///
/// A counter's growth is PromQL's `increase`, which extrapolates up to one scrape interval beyond the first and the
/// last sample; remote read counts the growth between samples alone. The two differ by that at most.
///
/// How many of the points travel is the [Resolution].
final class RangeReader implements UsageReader {

    /// Long enough for two scrapes that are ten minutes apart.
    private static final Duration LATEST = Duration.ofMinutes(20);

    private static final double CPU_UNITS = 10_000;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Exchange exchange;
    private final int parts;
    private final Resolution resolution;

    RangeReader(Exchange exchange, Resolution resolution) {
        this(exchange, 1, resolution);
    }

    private RangeReader(Exchange exchange, int parts, Resolution resolution) {
        this.exchange = exchange;
        this.parts = parts;
        this.resolution = resolution;
    }

    @Override
    public UsageReader inParts(int some) {
        return new RangeReader(exchange, some, resolution);
    }

    @Override
    public String method() {
        return resolution.method();
    }

    @Override
    public boolean readsSamples() {
        return false;
    }

    @Override
    public boolean warned() {
        return exchange.warned();
    }

    @Override
    public long requests() {
        return exchange.sent();
    }

    @Override
    public void cpu(Selector counter, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var scrape = scrapeMillis(counter, window.to());
        var rateWindow = Reduction.rateWindow(scrape, Reduction.SHORTEST_RATE_WINDOW);
        var query =
                String.format(Locale.ROOT, "ceil(rate(%s[%s]) * %.0f)", counter.promQl(), text(rateWindow), CPU_UNITS);
        var grids = resolution.rates(queries(), new PromQuery(query, reason(counter, window)), window);
        var bursts = bursts(counter, window, Reduction.rateWindow(scrape, Duration.ofMinutes(1)));
        grids.forEach((labels, grid) ->
                sink.accept(grid.scaled(labels, 1 / CPU_UNITS, rateWindow, bursts.getOrDefault(labels, 0.0))));
    }

    @Override
    public void memory(Selector gauge, HistoryWindow window, Consumer<SeriesOnGrid> sink) throws IOException {
        var query = String.format(
                Locale.ROOT,
                "ceil((max_over_time(%s[%s]) >= 0) / %.0f)",
                gauge.promQl(),
                text(window.step()),
                MEBIBYTE);
        resolution
                .peaks(queries(), new PromQuery(query, reason(gauge, window)), window)
                .forEach((labels, grid) -> sink.accept(grid.scaled(labels, MEBIBYTE, Duration.ZERO, 0)));
    }

    @Override
    public void increase(Selector counter, HistoryWindow window, Consumer<Growth> sink) throws IOException {
        var query = "increase(" + counter.promQl() + "[" + text(window.length()) + "])";
        QueryApi.instant(exchange, new PromQuery(query, reason(counter, window)), window.to())
                .forEach(row -> sink.accept(new Growth(row.labels(), row.value(), UsageSeries.empty())));
    }

    /// A PromQL duration.
    static String text(Duration duration) {
        var millis = duration.toMillis();
        for (var unit : List.of(
                Map.entry("d", 86_400_000L),
                Map.entry("h", 3_600_000L),
                Map.entry("m", 60_000L),
                Map.entry("s", 1000L))) {
            if (millis % unit.getValue() == 0) {
                return millis / unit.getValue() + unit.getKey();
            }
        }
        return millis + "ms";
    }

    private static String reason(Selector selector, HistoryWindow window) {
        return selector.metric() + ", " + text(window.length()) + " at " + text(window.step());
    }

    /// The middle gap between the samples of the last minutes; zero where there were none. Gaps rather than counts: a
    /// pod that began a minute ago is not one that is scraped once an hour.
    private long scrapeMillis(Selector counter, Instant at) throws IOException {
        var query = counter.promQl() + "[" + text(LATEST) + "]";
        var gaps = QueryApi.gaps(exchange, new PromQuery(query, "scrape interval of " + counter.metric()), at);
        return gaps.isEmpty() ? 0 : gaps.stream().sorted().toList().get(gaps.size() / 2);
    }

    /// The highest rate at one-minute points.
    private Map<Labels, Double> bursts(Selector counter, HistoryWindow window, Duration rateWindow) throws IOException {
        var bursts = new HashMap<Labels, Double>();
        var length = Duration.ofMillis(Math.ceilDiv(window.length().toMillis(), parts));
        for (int part = 0; part < parts; part++) {
            var end = window.to().minus(length.multipliedBy(part));
            burst(counter, length, end, rateWindow).forEach((labels, peak) -> bursts.merge(labels, peak, Math::max));
        }
        return bursts;
    }

    /// A subquery's points are multiples of its step.
    private Map<Labels, Double> burst(Selector counter, Duration length, Instant end, Duration rateWindow)
            throws IOException {
        var query = "max_over_time(rate(" + counter.promQl() + "[" + text(rateWindow) + "])[" + text(length) + ":1m])";
        var bursts = new HashMap<Labels, Double>();
        for (var one : QueryApi.instant(
                exchange, new PromQuery(query, counter.metric() + ", highest minute of " + text(length)), end)) {
            bursts.put(one.labels(), one.value());
        }
        return bursts;
    }

    private GridQueries queries() {
        return new GridQueries(exchange, parts);
    }
}
