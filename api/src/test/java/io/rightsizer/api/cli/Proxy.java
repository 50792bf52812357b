package io.rightsizer.api.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/// Stands before a server and refuses or changes what a test wants refused or changed.
final class Proxy implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of(
            "Content-Type", "Content-Encoding", "Accept", "Accept-Encoding", "X-Prometheus-Remote-Read-Version");

    /// Enough for the read that only probes what the server can do.
    private static final int PROBE_BYTES = 1000;

    private final MockWebServer web = new MockWebServer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    private Proxy(URI server) {
        this.server = server;
    }

    /// Lets in who carries the bearer token.
    static Proxy guarding(URI server, String token) throws IOException {
        return new Proxy(server)
                .answering((proxy, request) ->
                        ("Bearer " + token).equals(request.getHeaders().get("Authorization"))
                                ? proxy.passOn(request)
                                : status(401));
    }

    /// Refuses remote reads whose selectors contain `text`.
    static Proxy forbidding(URI server, String text) throws IOException {
        return new Proxy(server)
                .answering((proxy, request) ->
                        isRead(request) && body(request).utf8().contains(text) ? status(403) : proxy.passOn(request));
    }

    /// A server that has no remote read.
    static Proxy withoutRemoteRead(URI server) throws IOException {
        return new Proxy(server).answering((proxy, request) -> isRead(request) ? status(404) : proxy.passOn(request));
    }

    /// The same, with a field in the answer to each query.
    static Proxy saying(URI server, String field) throws IOException {
        return new Proxy(server)
                .answering((proxy, request) -> isRead(request)
                        ? status(404)
                        : changed(proxy.passOn(request, List.of("Content-Type")), text -> saying(text, field)));
    }

    private static byte[] saying(byte[] answer, String field) {
        return new String(answer, StandardCharsets.UTF_8)
                .replaceFirst("\\{\"status\":\"success\",", "$0" + field + ",")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Changes the bytes of every remote read's answer but the probe's.
    static Proxy damaging(URI server, UnaryOperator<byte[]> damage) throws IOException {
        return new Proxy(server).answering((proxy, request) -> {
            var answer = proxy.passOn(request);
            return isRead(request)
                    ? changed(answer, bytes -> bytes.length < PROBE_BYTES ? bytes : damage.apply(bytes))
                    : answer;
        });
    }

    private Proxy answering(Answers answers) throws IOException {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answers.to(Proxy.this, request);
            }
        });
        web.start(InetAddress.getLoopbackAddress(), 0);
        return this;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.getPort());
    }

    @Override
    public void close() {
        client.close();
        web.close();
    }

    private MockResponse passOn(RecordedRequest request) throws InterruptedException {
        return passOn(request, PASSED_ON);
    }

    private MockResponse passOn(RecordedRequest request, List<String> headers) throws InterruptedException {
        var sent = HttpRequest.newBuilder(server.resolve(request.getTarget()))
                .method(
                        request.getMethod(),
                        BodyPublishers.ofByteArray(body(request).toByteArray()));
        for (var name : headers) {
            var value = request.getHeaders().get(name);
            if (value != null) {
                sent.header(name, value);
            }
        }
        try {
            var answer = client.send(sent.build(), BodyHandlers.ofByteArray());
            var response = new MockResponse.Builder().code(answer.statusCode()).body(new Buffer().write(answer.body()));
            for (var name : List.of("Content-Type", "Content-Encoding", "Date")) {
                answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
            }
            return response.build();
        } catch (IOException failure) {
            return status(502);
        }
    }

    private static MockResponse changed(MockResponse answer, UnaryOperator<byte[]> change) {
        var body = new Buffer();
        try {
            var sent = answer.getBody();
            if (sent != null) {
                sent.writeTo(body);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return answer.newBuilder()
                .body(new Buffer().write(change.apply(body.readByteArray())))
                .build();
    }

    private static boolean isRead(RecordedRequest request) {
        return request.getTarget().endsWith("/api/v1/read");
    }

    private static ByteString body(RecordedRequest request) {
        var body = request.getBody();
        return body == null ? ByteString.EMPTY : body;
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    @FunctionalInterface
    private interface Answers {
        MockResponse to(Proxy proxy, RecordedRequest request) throws InterruptedException;
    }
}
