package io.rightsizer.api.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.health.HistoryCheck;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.MetricsOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeRoutesTest {

    private final Metrics metrics = new Metrics(MetricsOptions.DEFAULTS, "0.1.0", InstantSource.system());
    private final Health health = new Health(HistoryCheck.NONE, InstantSource.system());
    private final Javalin server = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                ProbeRoutes.addTo(config, metrics, health);
                config.routes.get("/workloads/{id}", context -> context.result(context.pathParam("id")));
            })
            .start("127.0.0.1", 0);

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void tellsWhetherTheServerMayBeAsked() throws Exception {
        assertThat(ask("GET", "/healthz").statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/startupz").statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/readyz").statusCode()).isEqualTo(503);
        health.started();

        var ready = ask("GET", "/readyz");

        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).isEqualTo("""
                {"status":"ready","lastRun":null}""");
        assertThat(ready.headers().firstValue("content-type")).contains("application/json");
        assertThat(ready.headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void measuresRequestsByTheTemplateOfTheirPath() throws Exception {
        ask("GET", "/workloads/secret-1");
        ask("GET", "/workloads/secret-2");
        ask("GET", "/no/such/page");
        ask("HEAD", "/metrics");

        var scrape = ask("GET", "/metrics");

        assertThat(scrape.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(scrape.body())
                .contains("http_server_request_duration_seconds_count{http_request_method=\"GET\","
                        + "http_response_status_code=\"200\",http_route=\"/workloads/{id}\"} 2\n")
                .contains("http_server_request_duration_seconds_count{http_request_method=\"GET\","
                        + "http_response_status_code=\"404\",http_route=\"(none)\"} 1\n")
                .contains("http_server_request_duration_seconds_count{http_request_method=\"HEAD\","
                        + "http_response_status_code=\"200\",http_route=\"(none)\"} 1\n")
                .doesNotContain("secret");
    }
}
