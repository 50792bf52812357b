package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Looks at a server as a doctor would: can it be used, and what is missing. Never throws for what it finds.
public final class ServerCheck {

    private static final Duration USUAL_WINDOW = Duration.ofDays(14);
    private static final Duration SKEW_NOTED = Duration.ofSeconds(5);
    private static final Duration SKEW_REFUSED = Duration.ofSeconds(60);
    private static final Duration OLD = Duration.ofMinutes(3);
    private static final Duration DEFAULT_RETENTION = Duration.ofDays(15);
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+)(ms|[smhdwy])");

    private final HttpPrometheusServer server;
    private final CollectorOptions options;
    private final HistoryWindow window;
    private final Clock clock;
    private final List<CheckResult> results = new ArrayList<>();

    private ServerCheck(HttpPrometheusServer server, CollectorOptions options, HistoryWindow window, Clock clock) {
        this.server = server;
        this.options = options;
        this.window = window;
        this.clock = clock;
    }

    /// As [#run(ServerAccess, CollectorOptions, HistoryWindow)] for the last 14 days.
    public static List<CheckResult> run(ServerAccess access, CollectorOptions options) {
        return run(access, options, HistoryWindow.endingAt(Instant.now(), USUAL_WINDOW));
    }

    /// One result a line, in a fixed order. Where the server does not answer that is the only one.
    ///
    /// @param window of the planned collection: its length is compared with the retention, its end is the moment
    ///     at which series are looked for
    public static List<CheckResult> run(ServerAccess access, CollectorOptions options, HistoryWindow window) {
        return run(access, options, window, Retry.standard(), Clock.systemUTC());
    }

    static List<CheckResult> run(
            ServerAccess access, CollectorOptions options, HistoryWindow window, Retry retry, Clock clock) {
        try (var server = HttpPrometheusServer.open(access, options, retry, clock)) {
            server.query(new PromQuery("vector(1)", "anything at all"), window.to());
            return new ServerCheck(server, options, window, clock).all();
        } catch (IOException unusable) {
            return List.of(CheckResult.fail("server", message(unusable), "nothing else can be looked at before"));
        }
    }

    private List<CheckResult> all() {
        results.add(CheckResult.ok("server", server.description() + " answers queries"));
        look("version", "nothing: only the name of the server stays unknown", this::version);
        look("clock", "nothing, unless recommendations look shifted in time", this::skew);
        look("retention", "make sure the server keeps data for " + days(window.length()), this::retention);
        look("remote read", "allow POST /api/v1/read on the way to the server", this::remoteRead);
        look("scrape interval", "see container_cpu_usage_seconds_total below", this::scrapeInterval);
        for (var series : NeededSeries.ALL) {
            look(series.metric(), series.fix(), () -> needed(series));
        }
        return List.copyOf(results);
    }

    private void look(String name, String fix, Look look) {
        try {
            results.add(look.result());
        } catch (IOException failure) {
            results.add(CheckResult.warn(name, message(failure), fix));
        }
    }

    @FunctionalInterface
    private interface Look {
        CheckResult result() throws IOException;
    }

    /// What the server says of itself. VictoriaMetrics claims to be Prometheus 2.24.0, without a revision.
    private CheckResult version() throws IOException {
        var info = status("api/v1/status/buildinfo", "version of the server");
        var version = info.getOrDefault("version", "of an unknown version");
        if (version.equals("2.24.0") && info.getOrDefault("revision", "").isEmpty()) {
            return CheckResult.ok("version", "VictoriaMetrics, or something else that calls itself Prometheus 2.24.0");
        }
        return CheckResult.ok(
                "version", Failures.oneLine(info.getOrDefault("application", "Prometheus") + " " + version));
    }

    private CheckResult skew() throws IOException {
        var request = WireRequest.get("api/v1/status/buildinfo", "time of the server");
        var date = server.exchange().ask(request, answer -> answer.header("date"));
        Duration skew;
        try {
            var there = Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(date));
            skew = Duration.between(clock.instant(), there).abs();
        } catch (DateTimeException none) {
            return CheckResult.warn("clock", "the server does not tell its time", "compare the two clocks by hand");
        }
        var finding = "the server's clock and this one differ by " + skew.toSeconds() + " s";
        if (skew.compareTo(SKEW_NOTED) <= 0) {
            return CheckResult.ok("clock", finding);
        }
        var fix = "synchronise the clocks, or give --as-of";
        return skew.compareTo(SKEW_REFUSED) > 0
                ? CheckResult.fail("clock", finding, fix)
                : CheckResult.warn("clock", finding, fix);
    }

    private CheckResult retention() throws IOException {
        var text = flags().getOrDefault("storage.tsdb.retention.time", "");
        var retention = text.equals("0s") ? DEFAULT_RETENTION : duration(text);
        if (retention.isZero()) {
            return CheckResult.warn(
                    "retention",
                    "the server does not tell how long it keeps data",
                    "make sure it is " + days(window.length()) + " or more");
        }
        var finding = "the server keeps " + days(retention) + ", " + days(window.length()) + " are read";
        return retention.compareTo(window.length()) >= 0
                ? CheckResult.ok("retention", finding)
                : CheckResult.warn(
                        "retention", finding, "raise --storage.tsdb.retention.time, or give a shorter --window");
    }

    /// Empty where the server has no such address, as with VictoriaMetrics.
    private Map<String, String> flags() throws IOException {
        try {
            return status("api/v1/status/flags", "retention of the server");
        } catch (RequestFailedException failure) {
            if (failure.kind() != RequestFailedException.Kind.REJECTED) {
                throw failure;
            }
            return Map.of();
        }
    }

    private CheckResult remoteRead() throws IOException {
        return server.readsRemotely()
                ? CheckResult.ok("remote read", "available: raw samples, little work for the server")
                : CheckResult.warn(
                        "remote read",
                        "not available: range queries are used, with more work for the server",
                        "nothing, or allow POST /api/v1/read on the way to the server");
    }

    private CheckResult scrapeInterval() throws IOException {
        var metric = selector(NeededSeries.ALL.getFirst().metric()).promQl();
        var counts = query("quantile(0.5, count_over_time(" + metric + "[1h]))", "scrape interval");
        if (counts.isEmpty()) {
            return CheckResult.fail(
                    "scrape interval",
                    "nothing was scraped in the last hour",
                    NeededSeries.ALL.getFirst().fix());
        }
        var seconds = Math.round(3600 / Math.max(1, counts.getFirst().value()));
        var finding = "containers are scraped every " + seconds + " s";
        return seconds * 1000 <= Reduction.LONGEST_RATE_WINDOW.toMillis() / 4
                ? CheckResult.ok("scrape interval", finding)
                : CheckResult.warn(
                        "scrape interval", finding, "scrape at least every 5 minutes: peaks between are lost");
    }

    private CheckResult needed(NeededSeries series) throws IOException {
        var metric = series.metric();
        var selector = selector(metric).promQl();
        var counts = query("count(" + selector + ")", "number of " + metric);
        if (counts.isEmpty()) {
            return missing(series, selector);
        }
        var ages = query("time() - max(timestamp(" + selector + "))", "age of " + metric);
        var age = ages.isEmpty() ? 0 : Math.max(0, Math.round(ages.getFirst().value()));
        var finding = Math.round(counts.getFirst().value()) + " series, newest sample " + age + " s old";
        return age <= OLD.toSeconds()
                ? CheckResult.ok(metric, finding)
                : CheckResult.warn(metric, finding, "check that its target is still scraped");
    }

    private CheckResult missing(NeededSeries series, String selector) throws IOException {
        var day = query("count(last_over_time(" + selector + "[1d]))", "number of " + series.metric() + " in a day");
        var finding = day.isEmpty()
                ? "no series in the last day"
                : "no sample in the last 5 minutes, "
                        + Math.round(day.getFirst().value()) + " series in the last day";
        return series.essential()
                ? CheckResult.fail(series.metric(), finding, series.fix())
                : CheckResult.warn(series.metric(), finding, series.fix());
    }

    private Selector selector(String metric) {
        var cluster = options.cluster();
        return cluster == null
                ? Selector.of(metric)
                : Selector.of(metric).with(Selector.Matcher.equal(options.clusterLabel(), cluster));
    }

    private List<LabelledValue> query(String text, String reason) throws IOException {
        return server.query(new PromQuery(text, reason), window.to());
    }

    /// The flat `data` of a status endpoint.
    private Map<String, String> status(String path, String reason) throws IOException {
        var all = server.exchange().askJson(WireRequest.get(path, reason), () -> {
            var found = new ArrayList<Labels>();
            return new Exchange.Content<>(data -> found.add(JsonAnswer.labels(data)), found);
        });
        return all.isEmpty() ? Map.of() : all.getFirst().map();
    }

    /// A Prometheus duration; zero when it is none.
    private static Duration duration(String text) {
        var sum = Duration.ZERO;
        var parts = DURATION_PART.matcher(text);
        while (parts.find()) {
            var number = Long.parseLong(parts.group(1));
            sum = sum.plus(
                    switch (parts.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        case "d" -> Duration.ofDays(number);
                        case "w" -> Duration.ofDays(7 * number);
                        default -> Duration.ofDays(365 * number);
                    });
        }
        return sum;
    }

    private static String days(Duration duration) {
        return duration.toHours() % 24 == 0 ? duration.toDays() + " days" : duration.toHours() + " hours";
    }

    private static String message(IOException failure) {
        return Failures.oneLine(String.valueOf(failure.getMessage()));
    }
}
