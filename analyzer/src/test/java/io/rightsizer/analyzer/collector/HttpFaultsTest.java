package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.NOW;
import static io.rightsizer.analyzer.collector.FakePrometheus.ONE_UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static io.rightsizer.analyzer.collector.FakePrometheus.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFaultsTest {

    private FakePrometheus fake;

    @BeforeEach
    void start() throws IOException {
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void asksWithAFormAndReadsTheVector() throws Exception {
        fake.answering(json(ONE_UP).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW))
                    .containsExactly(new LabelledValue(Labels.of(Map.of("__name__", "up", "job", "kubelet")), 1));
            assertThat(server.requests()).isEqualTo(1);
        }
        var request = fake.request();
        assertThat(request.getRequestLine()).isEqualTo("POST /api/v1/query HTTP/1.1");
        assertThat(String.valueOf(request.getBody())).contains("query=up&time=1795262400");
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void keepsThePathPrefix() throws Exception {
        fake.answering(json(ONE_UP).build());
        try (var server = fake.client(ServerAccess.of(fake.uri().resolve("/prometheus/")))) {
            server.query(UP, NOW);
            assertThat(server.description()).isEqualTo(fake.uri() + "/prometheus");
        }
        assertThat(fake.request().getTarget()).isEqualTo("/prometheus/api/v1/query");
    }

    @Test
    void inflatesGzip() throws Exception {
        fake.answering(gzipped(ONE_UP.getBytes(UTF_8)));
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
        assertThat(fake.request().getHeaders().get("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void refusesAGzipBomb() throws Exception {
        fake.answering(gzipped(" ".repeat(64 << 20).getBytes(UTF_8)));
        var failure = requestFailure(fake.access());
        assertThat(failure.kind()).isEqualTo(RequestFailedException.Kind.LIMIT);
        assertThat(failure).hasMessageContaining("too large to be honest");
    }

    @Test
    void refusesJsonNestedWithoutEnd() throws Exception {
        fake.answering(json("{\"other\":" + "[".repeat(100_000)).build());
        assertThat(requestFailure(fake.access()).kind()).isEqualTo(RequestFailedException.Kind.LIMIT);
    }

    @Test
    void sendsTheTokenOfTheFileAsItIsAtEachRequest(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("token"), "first\n");
        fake.answering(json(ONE_UP).build(), json(ONE_UP).build());
        try (var server = fake.client(fake.withBearerToken(file))) {
            server.query(UP, NOW);
            Files.writeString(file, "second\n");
            server.query(UP, NOW);
        }
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer first");
        assertThat(fake.request().getHeaders().get("Authorization")).isEqualTo("Bearer second");
    }

    @Test
    void sendsBasicAuthAndCustomHeaders(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("basic"), "ann:pa:ss\n");
        fake.answering(json(ONE_UP).build());
        var access = new ServerAccess(
                fake.uri(), null, file, Map.of("X-Scope-OrgID", "shop"), null, null, null, Duration.ofSeconds(30));
        try (var server = fake.client(access)) {
            server.query(UP, NOW);
        }
        var headers = fake.request().getHeaders();
        assertThat(headers.get("Authorization")).isEqualTo("Basic YW5uOnBhOnNz");
        assertThat(headers.get("X-Scope-OrgID")).isEqualTo("shop");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void namesTheCredentialFileButNotItsContent(int code, @TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("token"), "s3cr3t");
        fake.answering(status(code));
        assertThat(unusable(fake.withBearerToken(file)))
                .hasMessage("Prometheus at %s refused access with %d: check the bearer token in %s"
                        .formatted(fake.host(), code, file));
        assertThat(fake.pauses).isEmpty();
    }

    @Test
    void saysThatNoCredentialsWereGiven() throws Exception {
        fake.answering(status(401));
        assertThat(unusable(fake.access()))
                .hasMessageEndingWith("no credentials were given: give a bearer token file or a basic auth file");
    }

    @Test
    void refusesUserInfoInTheUrl() {
        var access = ServerAccess.of(URI.create("http://ann:s3cr3t@prometheus:9090"));
        assertThat(unusable(access)).hasMessageContaining("basic auth file").hasMessageNotContaining("s3cr3t");
        assertThat(access).asString().doesNotContain("s3cr3t");
    }

    @Test
    void refusesAMissingTokenFile(@TempDir Path directory) {
        var file = directory.resolve("none");
        assertThat(unusable(fake.withBearerToken(file)))
                .hasMessage("cannot read the bearer token file " + file
                        + ": check that it exists, is text and may be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus:9090", "ftp://prometheus", "http://prometheus:9090/?query=up"})
    void refusesWhatIsNoServerUrl(String url) {
        assertThat(unusable(ServerAccess.of(URI.create(url)))).isNotNull();
    }

    @Test
    void followsARedirectWithinTheServer() throws Exception {
        fake.answering(redirect("/prometheus/api/v1/query"), json(ONE_UP).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
        fake.request();
        var second = fake.request();
        assertThat(second.getTarget()).isEqualTo("/prometheus/api/v1/query");
        assertThat(String.valueOf(second.getBody())).contains("query=up");
    }

    @Test
    void neverFollowsARedirectToAnotherOrigin(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("token"), "s3cr3t");
        try (var other = FakePrometheus.start()) {
            fake.answering(redirect("http://127.0.0.1:" + other.web.getPort() + "/api/v1/query"));
            assertThat(unusable(fake.withBearerToken(file)))
                    .hasMessageContaining("redirects to http://127.0.0.1, where credentials must not follow");
            assertThat(other.web.getRequestCount()).isZero();
        }
    }

    @Test
    void stopsAfterThreeRedirects() throws Exception {
        for (int index = 0; index < 4; index++) {
            fake.answering(redirect("/again"));
        }
        assertThat(unusable(fake.access())).hasMessageContaining("redirects more than 3 times");
        assertThat(fake.web.getRequestCount()).isEqualTo(4);
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        fake.answering(
                new MockResponse.Builder()
                        .code(429)
                        .addHeader("Retry-After", "7")
                        .build(),
                new MockResponse.Builder()
                        .code(503)
                        .addHeader("Retry-After", "Sat, 21 Nov 2026 13:00:00 GMT")
                        .build(),
                json(ONE_UP).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).hasSize(1);
            assertThat(server.requests()).isEqualTo(3);
        }
        assertThat(fake.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void givesUpAfterThreeTries(int code) throws Exception {
        fake.answering(status(code), status(code), status(code));
        assertThat(requestFailure(fake.access()).kind())
                .isEqualTo(
                        code == 429 ? RequestFailedException.Kind.TOO_OFTEN : RequestFailedException.Kind.OVERLOADED);
        assertThat(fake.pauses).hasSize(2);
        assertThat(fake.pauses.getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        assertThat(fake.pauses.getLast()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
    }

    @Test
    void asksAgainTwentyTimesInARunAtMost() throws Exception {
        var queries = 12;
        for (int answer = 0; answer < 3 * queries; answer++) {
            fake.answering(status(503));
        }
        try (var server = fake.client()) {
            for (int query = 0; query < queries; query++) {
                assertThatThrownBy(() -> server.query(UP, NOW)).isInstanceOf(RequestFailedException.class);
            }
        }
        assertThat(fake.web.getRequestCount()).isEqualTo(queries + 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 410, 422, 500, 501})
    void asksOnlyOnceWhenTheAnswerWillNotChange(int code) throws Exception {
        fake.answering(status(code));
        requestFailure(fake.access());
        assertThat(fake.web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void doesNotAskAgainForWhatTookTheServerTooLong() throws Exception {
        fake.answering(json("{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":"
                        + "\"query timed out in expression evaluation\"}")
                .code(503)
                .build());
        assertThat(requestFailure(fake.access()).kind()).isEqualTo(RequestFailedException.Kind.TIMEOUT);
        assertThat(fake.web.getRequestCount()).isEqualTo(1);
    }

    @Test
    void saysWhatToTryWhenItWasTooMuch() throws Exception {
        fake.answering(json("{\"status\":\"error\",\"errorType\":\"execution\",\"error\":"
                        + "\"query processing would load too many samples into memory in query execution\"}")
                .code(422)
                .build());
        var failure = requestFailure(fake.access());
        assertThat(failure.kind()).isEqualTo(RequestFailedException.Kind.TOO_MUCH);
        assertThat(failure)
                .hasMessage("Prometheus at %s answered 422 to \"who is up\": query processing would load too many"
                                .formatted(fake.host())
                        + " samples into memory in query execution. Try a shorter --window, or raise query.max-samples"
                        + " on the server");
    }

    @Test
    void suspectsThePathPrefixWhenTheApiIsNotThere() throws Exception {
        fake.answering(status(404));
        assertThat(unusable(fake.access()))
                .hasMessage(
                        "Prometheus at %s has no /api/v1/query (404): the URL may lack a path prefix, as /prometheus,"
                                        .formatted(fake.host())
                                + " or have one too many");
    }

    @Test
    void recognisesALoginPage() throws Exception {
        fake.answering(new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<html><title>\n Sign\u001b[31m in </title></html>")
                .build());
        assertThat(unusable(fake.access()))
                .hasMessageStartingWith(fake.host() + " is not Prometheus: got text/html, title \"Sign [31m in\"");
    }

    @Test
    void refusesAnErrorInsideASuccess() throws Exception {
        fake.answering(json("{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no\\nsense\"}")
                .build());
        assertThat(requestFailure(fake.access()))
                .hasMessage("Prometheus at %s answered 200 to \"who is up\": no sense".formatted(fake.host()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{}", "[]", "{}", "nonsense"})
    void triesAgainWhenJsonIsDamaged(String body) throws Exception {
        fake.answering(json(body).build(), json(ONE_UP).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
        assertThat(fake.pauses).hasSize(1);
    }

    @Test
    void triesAgainWhenTheConnectionBreaksWithinTheBody() throws Exception {
        fake.answering(
                json(ONE_UP.repeat(100))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build(),
                json(ONE_UP).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).hasSize(1);
        }
    }

    @Test
    void endsAStalledAnswerAtTheDeadline() throws Exception {
        fake.answering(json(ONE_UP).throttleBody(1, 1, TimeUnit.MINUTES).build());
        var failure = requestFailure(fake.withTimeout(Duration.ofMillis(400)));
        assertThat(failure.kind()).isEqualTo(RequestFailedException.Kind.TIMEOUT);
        assertThat(failure).hasMessageContaining("did not finish its answer for \"who is up\"");
    }

    @Test
    void endsASilentConnectionAtTheDeadline() throws Exception {
        fake.answering(json(ONE_UP).headersDelay(1, TimeUnit.MINUTES).build());
        assertThat(requestFailure(fake.withTimeout(Duration.ofMillis(400))).kind())
                .isEqualTo(RequestFailedException.Kind.TIMEOUT);
    }

    @Test
    void saysThatNothingListens() {
        var access = fake.access();
        fake.close();
        assertThat(unusable(access))
                .hasMessageStartingWith("cannot reach Prometheus at " + fake.host() + ": connection refused");
        assertThat(fake.pauses).hasSize(2);
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThat(unusable(ServerAccess.of(URI.create("http://prometheus.invalid:9090"))))
                .hasMessageContaining("prometheus.invalid:9090: unknown host name");
    }

    @Test
    void keepsWarningsOnceAndLeavesInfosAside() throws Exception {
        var body = "{\"status\":\"success\",\"warnings\":[\"store\\tb is down\",\"store a is down\"],"
                + "\"infos\":[\"not a counter\"],\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
        fake.answering(json(body).build(), json(body).build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW)).isEmpty();
            server.query(UP, NOW);
            assertThat(server.warnings()).containsExactly("store a is down", "store b is down");
        }
    }

    @Test
    void leavesNaNOutOfAVector() throws Exception {
        fake.answering(json("{\"status\":\"success\",\"data\":{\"result\":[{\"metric\":{},\"value\":[1,\"NaN\"]},"
                        + "{\"metric\":{},\"value\":[1,\"-Inf\"]}]}}")
                .build());
        try (var server = fake.client()) {
            assertThat(server.query(UP, NOW))
                    .extracting(LabelledValue::value)
                    .containsExactly(Double.NEGATIVE_INFINITY);
        }
    }

    private SourceUnusableException unusable(ServerAccess access) {
        return catchThrowableOfType(SourceUnusableException.class, () -> ask(access));
    }

    private RequestFailedException requestFailure(ServerAccess access) {
        return catchThrowableOfType(RequestFailedException.class, () -> ask(access));
    }

    private void ask(ServerAccess access) throws IOException {
        try (var server = fake.client(access)) {
            server.query(UP, NOW);
        }
    }

    private static MockResponse redirect(String location) {
        return new MockResponse.Builder()
                .code(307)
                .addHeader("Location", location)
                .build();
    }

    private static MockResponse gzipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Encoding", "gzip")
                .body(new Buffer().write(bytes.toByteArray()))
                .build();
    }
}
