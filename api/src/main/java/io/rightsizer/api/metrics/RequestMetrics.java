package io.rightsizer.api.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.rightsizer.analyzer.collector.RequestObserver;
import java.time.Duration;

/// What is asked of Prometheus, and how it answers.
final class RequestMetrics {

    private final Counter requests;
    private final Histogram durations;
    private final Counter bytes;
    private final Counter retries;

    RequestMetrics(PrometheusRegistry registry) {
        this.requests = Counter.builder()
                .name("rightsizer_prometheus_requests_total")
                .help("Requests to Prometheus by kind and status; code is error where no answer came.")
                .labelNames("source", "kind", "code")
                .register(registry);
        this.durations = Histogram.builder()
                .name("rightsizer_prometheus_request_duration_seconds")
                .help("From asking Prometheus to the last byte of its answer.")
                .labelNames("source", "kind")
                .classicUpperBounds(0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 120)
                .register(registry);
        this.bytes = Counter.builder()
                .name("rightsizer_prometheus_response_bytes_total")
                .help("Bytes read of answers of Prometheus, inflated.")
                .labelNames("source", "kind")
                .register(registry);
        this.retries = Counter.builder()
                .name("rightsizer_prometheus_retries_total")
                .help("Requests to Prometheus that were asked again.")
                .labelNames("source", "kind")
                .register(registry);
    }

    RequestObserver of(String source) {
        return new RequestObserver() {
            @Override
            public void answered(String kind, String code, Duration took, long read) {
                requests.labelValues(source, kind, code).inc();
                durations.labelValues(source, kind).observe(Metrics.seconds(took));
                bytes.labelValues(source, kind).inc(read);
            }

            @Override
            public void retried(String kind) {
                retries.labelValues(source, kind).inc();
            }
        };
    }
}
