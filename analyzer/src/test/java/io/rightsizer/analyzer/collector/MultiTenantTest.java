package io.rightsizer.analyzer.collector;

import static io.rightsizer.analyzer.collector.FakePrometheus.NOW;
import static io.rightsizer.analyzer.collector.FakePrometheus.ONE_UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.UP;
import static io.rightsizer.analyzer.collector.FakePrometheus.json;
import static io.rightsizer.analyzer.collector.FakePrometheus.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mimir, Grafana Cloud, Thanos and VictoriaMetrics, as far as their answers differ from those of Prometheus.
class MultiTenantTest {

    private FakePrometheus fake;

    @BeforeEach
    void start() throws IOException {
        fake = FakePrometheus.start();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    /// As Grafana Cloud wants it: the tenant is in the user of the basic authentication, a header may narrow it.
    @Test
    void sendsTenantAndCredentialsWithEachRequest(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("basic"), "123456:glc_token");
        fake.answering(json(ONE_UP).build());
        var access = new ServerAccess(
                fake.uri(), null, file, Map.of("X-Scope-OrgID", "a|b"), null, null, null, Duration.ofSeconds(30));
        try (var server = fake.client(access)) {
            server.query(UP, NOW);
        }
        var headers = fake.request().getHeaders();
        assertThat(headers.get("X-Scope-OrgID")).isEqualTo("a|b");
        assertThat(headers.get("Authorization")).isEqualTo("Basic MTIzNDU2OmdsY190b2tlbg==");
    }

    @Test
    void saysThatTheTenantIsMissing() {
        fake.answering(new MockResponse.Builder()
                .code(401)
                .addHeader("Content-Type", "text/plain; charset=utf-8")
                .body("no org id\n")
                .build());
        assertThatThrownBy(this::query)
                .isInstanceOf(SourceUnusableException.class)
                .hasMessage(
                        "Prometheus at %s refused access with 401: name the tenant with --header"
                                + " 'X-Scope-OrgID: NAME'",
                        fake.host());
    }

    @Test
    void asksForLessWhereMimirCountsTooManyChunks() {
        fake.answering(error(
                422,
                "execution",
                "expanding series: the query exceeded the maximum number of chunks (limit: 2 chunks)"
                        + " (err-mimir-max-chunks-per-query). Consider reducing the time range and/or number of series"
                        + " selected by the query."));
        assertThat(failure()).returns(Kind.TOO_MUCH, RequestFailedException::kind);
        assertThat(fake.pauses).isEmpty();
    }

    @Test
    void asksForLessWhereTheRangeIsTooLong() {
        fake.answering(error(
                400,
                "bad_data",
                "the total query time range exceeds the limit (query length: 360h0m0s, limit: 168h0m0s)"
                        + " (err-mimir-max-total-query-length). To adjust the related per-tenant limit, configure"
                        + " -query-frontend.max-total-query-length, or contact your service administrator."));
        assertThat(failure())
                .returns(Kind.TOO_MUCH, RequestFailedException::kind)
                .hasMessageEndingWith(". Try a shorter --window, or raise the limit on the length of a query");
    }

    @Test
    void waitsAsLongAsTheQueryFrontendAsks() throws IOException {
        fake.answering(
                new MockResponse.Builder()
                        .code(429)
                        .addHeader("Retry-After", "7")
                        .addHeader("Content-Type", "text/plain; charset=utf-8")
                        .body("too many outstanding requests")
                        .build(),
                json(ONE_UP).build());
        query();
        assertThat(fake.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void asksAgainWhereAStoreGatewayWasBehind() throws IOException {
        fake.answering(
                error(500, "internal", "failed to fetch some blocks (err-mimir-store-consistency-check-failed)"),
                json(ONE_UP).build());
        query();
        assertThat(fake.pauses).hasSize(1);
    }

    @Test
    void doesNotInsistWhereTheAdministratorBlockedAQuery() {
        fake.answering(error(
                400,
                "bad_data",
                "the request has been blocked by the cluster administrator (err-mimir-query-blocked)"));
        assertThat(failure()).returns(Kind.REJECTED, RequestFailedException::kind);
        assertThat(fake.pauses).isEmpty();
    }

    @Test
    void tellsWhatThanosWarnsOf() throws IOException {
        assertThat(warnings("\"warnings\":[\"No StoreAPIs matched for this query\"]"))
                .containsExactly("No StoreAPIs matched for this query");
    }

    @Test
    void tellsThatVictoriaMetricsAnsweredInPart() throws IOException {
        assertThat(warnings("\"isPartial\":true")).containsExactly("the server says that its answer is partial");
        assertThat(warnings("\"isPartial\":false")).isEmpty();
    }

    /// As a proxy or a role that allows queries alone.
    @Test
    void takesAForbiddenRemoteReadForAMissingOne() throws IOException {
        fake.answering(status(403));
        try (var server = fake.client()) {
            assertThat(server.usage().method()).isEqualTo("range query");
        }
    }

    private List<String> warnings(String field) throws IOException {
        fake.answering(json(ONE_UP.replaceFirst("\\{", "{" + field + ",")).build());
        try (var server = fake.client()) {
            server.query(UP, NOW);
            return server.warnings();
        }
    }

    private void query() throws IOException {
        try (var server = fake.client()) {
            server.query(UP, NOW);
        }
    }

    private RequestFailedException failure() {
        try {
            query();
        } catch (RequestFailedException failure) {
            return failure;
        } catch (IOException other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("nothing failed");
    }

    private static MockResponse error(int code, String type, String text) {
        return json("{\"status\":\"error\",\"errorType\":\"%s\",\"error\":\"%s\"}".formatted(type, text))
                .code(code)
                .build();
    }
}
