package io.rightsizer.api.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.rightsizer.analyzer.collector.RequestObserver;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunStatus;
import io.rightsizer.pricing.saving.Costs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything the tool measures of itself: **start reading here**. An instance is a world of its own; nothing is
/// kept in statics. All methods may be called from any thread.
///
/// Counters begin with the process. What is known of the newest run is shown as gauges, so it also holds for a run of
/// another process that was found in the history.
public final class Metrics {

    private static final int MOST_SOURCES = 20;
    private static final int MOST_FORGES = 10;

    private final MetricsOptions options;
    private final InstantSource clock;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private final LabelText.Bounded sources = new LabelText.Bounded(MOST_SOURCES);
    private final LabelText.Bounded forges = new LabelText.Bounded(MOST_FORGES);
    private final RequestMetrics requests;
    private final HttpMetrics http;
    private final Histogram phases;
    private final Counter runs;
    private final Counter samples;
    private final Counter warnings;
    private final Counter pullRequests;
    private final Gauge rateLimit;
    private final Counter notifications;
    private final Gauge incomplete;
    private Optional<Instant> lastSuccess = Optional.empty();
    private volatile MetricSnapshots gauges = new MetricSnapshots();

    /// @param version of the tool, as `rightsizer version` tells it
    public Metrics(MetricsOptions options, String version, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        this.requests = new RequestMetrics(registry);
        this.http = new HttpMetrics(registry);
        this.phases = phases();
        this.runs = counter("rightsizer_runs_total", "Runs of this process by how they ended.", "outcome");
        this.samples = counter("rightsizer_prometheus_samples_total", "Samples that runs were made of.", "source");
        this.warnings = counter("rightsizer_prometheus_warnings_total", "Warnings of runs.", "source");
        this.pullRequests =
                counter("rightsizer_pull_requests_total", "Pull requests by what became of them.", "forge", "result");
        this.rateLimit = Gauge.builder()
                .name("rightsizer_forge_rate_limit_remaining")
                .help("Requests the forge said it would still take.")
                .labelNames("forge")
                .register(registry);
        this.notifications =
                counter("rightsizer_notifications_total", "Notifications by what became of them.", "result");
        this.incomplete = Gauge.builder()
                .name("rightsizer_runs_incomplete_in_a_row")
                .help("How many runs up to the newest one were partial or failed.")
                .register(registry);
        Arrays.stream(RunStatus.values()).forEach(status -> runs.initLabelValues(status.label()));
        Info.builder()
                .name("rightsizer_build_info")
                .help("The version of the tool and of its Java.")
                .labelNames("version", "java")
                .register(registry)
                .addLabelValues(LabelText.of(version), Runtime.version().toString());
        registry.register((MultiCollector) () -> gauges);
        JvmMetrics.builder().register(registry);
    }

    private Histogram phases() {
        return Histogram.builder()
                .name("rightsizer_run_duration_seconds")
                .help("How long the parts of runs took.")
                .labelNames("phase")
                .classicUpperBounds(0.1, 1, 5, 15, 60, 300, 900, 3600)
                .register(registry);
    }

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    /// A part of a run took this long.
    public void took(Phase phase, Duration time) {
        phases.labelValues(phase.label()).observe(seconds(time));
    }

    /// A run of this process ended. One without a usable result counts, but what is shown stays that of the last one.
    public synchronized void finished(Run run, @Nullable Costs costs) {
        var header = run.run();
        var source = sources.of(header.source());
        runs.labelValues(header.status().label()).inc();
        warnings.labelValues(source).inc(header.warnings().size());
        samples.labelValues(source).inc(samples(run));
        if (header.status() == RunStatus.FAILED) {
            notComplete();
        } else {
            var now = clock.instant();
            var complete = header.status() == RunStatus.COMPLETE;
            show(new LatestRun(
                    run,
                    costs,
                    now,
                    complete ? Optional.of(now) : lastSuccess,
                    complete ? 0 : (int) incomplete.get() + 1));
        }
    }

    /// A run of this process ended without a result.
    public synchronized void failed() {
        runs.labelValues(RunStatus.FAILED.label()).inc();
        notComplete();
    }

    private void notComplete() {
        incomplete.inc();
    }

    /// Shows a run that this process did not make, in place of the one shown before.
    public synchronized void show(LatestRun run) {
        lastSuccess = run.lastSuccess();
        incomplete.set(run.incompleteInARow());
        gauges = RunGauges.of(run, options);
    }

    private static long samples(Run run) {
        return run.recommendations().stream()
                .map(Recommendation::evidence)
                .mapToLong(evidence -> evidence == null ? 0 : evidence.samples())
                .sum();
    }

    /// For the source that `description` names without secrets.
    public RequestObserver requests(String description) {
        return requests.of(sources.of(description));
    }

    public void pullRequest(String forge, PullRequestResult result) {
        pullRequests.labelValues(forges.of(forge), result.label()).inc();
    }

    /// What a forge said it would still take.
    public void forgeRateLimit(String forge, long remaining) {
        rateLimit.labelValues(forges.of(forge)).set((double) remaining);
    }

    /// @param result `sent`, `held` or `failed`
    public void notification(String result) {
        notifications.labelValues(result).inc();
    }

    /// A request to our own server was answered.
    ///
    /// @param route the template of the path, `/workloads/{id}`, never the path itself
    public void served(String method, String route, int status, Duration took) {
        http.served(method, route, status, took);
    }

    /// From now on each scrape looks at the history. Called once.
    public void watchHistory(HistoryState.Source source) {
        registry.register(new HistoryGauges(source));
    }

    /// Everything measured, in the best form that `accept` allows: Prometheus text or OpenMetrics.
    ///
    /// @param accept the header of the scrape; absent where it has none
    public Exposition expose(@Nullable String accept) {
        var writer = formats.findWriter(accept);
        var body = new ByteArrayOutputStream();
        try {
            writer.write(body, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Exposition(writer.getContentType(), body.toByteArray());
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
