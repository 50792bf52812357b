package io.rightsizer.api.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.Set;

/// How our own server answers, named as the OpenTelemetry conventions for HTTP do.
final class HttpMetrics {

    private static final int MOST_ROUTES = 100;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final LabelText.Bounded routes = new LabelText.Bounded(MOST_ROUTES);
    private final Histogram durations;

    HttpMetrics(PrometheusRegistry registry) {
        this.durations = Histogram.builder()
                .name("http_server_request_duration_seconds")
                .help("How long the report took to answer.")
                .labelNames("http_request_method", "http_route", "http_response_status_code")
                .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 5)
                .register(registry);
    }

    void served(String method, String route, int status, Duration took) {
        var code = status < 100 || status > 599 ? "0" : Integer.toString(status);
        durations
                .labelValues(METHODS.contains(method) ? method : "_OTHER", routes.of(route), code)
                .observe(Metrics.seconds(took));
    }
}
