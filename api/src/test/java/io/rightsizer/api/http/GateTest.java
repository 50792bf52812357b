package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nope", "/assets/report.css", "/api/v1/runs", "/workloads?page=x"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String path) throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            var headers = site.get(path).headers();

            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                            + " require-trusted-types-for 'script'; trusted-types 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
            assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(headers.map()).doesNotContainKeys("server", "set-cookie", "access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"})
    void nothingCanBeChanged(String method) throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            var answer = site.raw(method + " / HTTP/1.1", "Host: localhost", "Content-Length: 0");

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("What to do this week");
        }
    }

    @Test
    void aHeadHasTheHeadersAlone() throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            assertThat(site.raw("HEAD / HTTP/1.1", "Host: localhost"))
                    .startsWith("HTTP/1.1 200")
                    .doesNotContain("<html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example"})
    void aNameOfAnotherSiteIsNoWayIn(String host) throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            assertThat(site.raw("GET / HTTP/1.1", "Host: " + host)).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void longAddressesAndHeadersAreRefused() throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            assertThat(site.raw("GET /?q=" + "a".repeat(5000) + " HTTP/1.1", "Host: localhost"))
                    .startsWith("HTTP/1.1 414");
            assertThat(site.raw("GET / HTTP/1.1", "Host: localhost", "X-Long: " + "a".repeat(40_000)))
                    .startsWith("HTTP/1.1 431");
            assertThat(site.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aBugIsAnIdForTheReaderAndATraceForWhoeverRunsIt() throws Exception {
        try (var shelf = Shelf.of(SampleRuns.shop());
                var site = Site.of(shelf.data(_ -> {
                    throw new IllegalStateException("secret detail");
                }))) {
            var answer = site.get("/");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("Error id").doesNotContain("secret detail", "Exception", "\tat ");
            var id = answer.body().replaceAll("(?s).*Error id <code>([0-9a-f]+)</code>.*", "$1");
            assertThat(site.log).singleElement().asString().contains(id, "secret detail");
        }
    }

    @Test
    void withoutAProofOnlyThisMachineIsServed() throws IOException {
        try (var shelf = Shelf.of(SampleRuns.shop())) {
            assertThatExceptionOfType(AccessFileException.class)
                    .isThrownBy(() -> Site.start(shelf.data(), "0.0.0.0", 0))
                    .withMessage("at 0.0.0.0 anybody could read the report: give --passwords FILE, --token FILE,"
                            + " --proxy RANGE or --jwt-issuer, or stay at 127.0.0.1");
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var shelf = Shelf.of(SampleRuns.shop());
                var first = Site.start(shelf.data(), "127.0.0.1", 0)) {
            var port = first.uri().getPort();

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> Site.start(shelf.data(), "127.0.0.1", port))
                    .withMessage("port " + port + " of 127.0.0.1 cannot be had; give another --port");
        }
    }
}
