package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/// A server that answers what a test tells it to, and a client of it that notes its pauses instead of taking them.
final class FakePrometheus implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    static final PromQuery UP = new PromQuery("up", "who is up");
    static final String ONE_UP = """
            {"status":"success","data":{"resultType":"vector","result":[
              {"metric":{"__name__":"up","job":"kubelet"},"value":[1763726400.5,"1"]}]}}
            """;

    final MockWebServer web = new MockWebServer();
    final List<Duration> pauses = new ArrayList<>();

    static FakePrometheus start() throws IOException {
        var fake = new FakePrometheus();
        fake.web.start(InetAddress.getLoopbackAddress(), 0);
        return fake;
    }

    FakePrometheus answering(MockResponse... responses) {
        List.of(responses).forEach(web::enqueue);
        return this;
    }

    static MockResponse.Builder json(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    static MockResponse.Builder streamed(byte[] body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-streamed-protobuf; proto=prometheus.ChunkedReadResponse")
                .body(new Buffer().write(body));
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.getPort());
    }

    String host() {
        return "127.0.0.1:" + web.getPort();
    }

    ServerAccess access() {
        return ServerAccess.of(uri());
    }

    ServerAccess withTimeout(Duration timeout) {
        return new ServerAccess(uri(), null, null, Map.of(), null, null, null, timeout);
    }

    ServerAccess withBearerToken(Path file) {
        return new ServerAccess(uri(), file, null, Map.of(), null, null, null, Duration.ofSeconds(30));
    }

    PrometheusServer client() throws IOException {
        return client(access());
    }

    PrometheusServer client(ServerAccess access) throws IOException {
        return HttpPrometheusServer.open(access, CollectorOptions.DEFAULTS, retry(), clock());
    }

    /// Three tries, with a jitter that is the same in every run.
    Retry retry() {
        return new Retry(3, pauses::add, new Random(1));
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    RecordedRequest request() throws InterruptedException {
        return web.takeRequest();
    }

    @Override
    public void close() {
        web.close();
    }
}
