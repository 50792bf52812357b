package io.rightsizer.api.metrics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.api.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

    private final Metrics metrics = new Metrics(MetricsOptions.DEFAULTS, "0.1.0", InstantSource.system());

    private static HttpResponse<String> ask(MetricsServer server, String method, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(uri)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void answersScrapesOfThisMachineOnly() throws Exception {
        try (var server = MetricsServer.start(metrics, 0)) {
            assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();

            var scrape = ask(server, "GET", "/metrics?name[]=ignored");

            assertThat(scrape.statusCode()).isEqualTo(200);
            assertThat(scrape.headers().firstValue("content-type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(scrape.body()).contains("rightsizer_build_info{").contains("jvm_memory_used_bytes{");
        }
    }

    @Test
    void answersNothingElse() throws Exception {
        try (var server = MetricsServer.start(metrics, 0)) {
            assertThat(ask(server, "GET", "/").statusCode()).isEqualTo(404);
            assertThat(ask(server, "GET", "/metrics/../etc").statusCode()).isEqualTo(404);
            assertThat(ask(server, "POST", "/metrics").statusCode()).isEqualTo(405);
            assertThat(ask(server, "HEAD", "/metrics").body()).isEmpty();
        }
    }

    @Test
    void answersAgainAfterMoreHalfRequestsThanItHasRoomFor() throws Exception {
        try (var server = MetricsServer.start(metrics, 0)) {
            var halves = new ArrayList<Socket>();
            for (int number = 0; number < 40; number++) {
                var half = new Socket(
                        InetAddress.getLoopbackAddress(), server.address().getPort());
                half.getOutputStream().write("GET /metr".getBytes(US_ASCII));
                halves.add(half);
            }
            for (var half : halves) {
                half.close();
            }

            assertThat(ask(server, "GET", "/metrics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysWhatToDoWhereThePortIsTaken() {
        try (var server = MetricsServer.start(metrics, 0)) {
            var port = server.address().getPort();

            assertThatThrownBy(() -> MetricsServer.start(metrics, port))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining(":" + port)
                    .hasMessageEndingWith("; choose another port");
        }
    }
}
