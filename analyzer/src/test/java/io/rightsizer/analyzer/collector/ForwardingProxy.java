package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/// Stands between a client and a real server and spoils some of its answers.
final class ForwardingProxy implements AutoCloseable {

    /// Makes of what was asked (the path, then the request's text or inflated bytes) and of the true answer what is
    /// sent.
    @FunctionalInterface
    interface Spoiler {
        MockResponse spoil(String asked, MockResponse.Builder answer, byte[] body);
    }

    private final MockWebServer web = new MockWebServer();
    private final HttpClient client = HttpClient.newHttpClient();

    static ForwardingProxy to(URI server, Spoiler spoiler) throws IOException {
        var proxy = new ForwardingProxy();
        proxy.web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return proxy.forwarded(server, request, spoiler);
            }
        });
        proxy.web.start(InetAddress.getLoopbackAddress(), 0);
        return proxy;
    }

    /// A server that has no remote read.
    static ForwardingProxy withoutRemoteRead(URI server) throws IOException {
        return to(
                server,
                (asked, answer, body) ->
                        asked.startsWith("/api/v1/read") ? FakePrometheus.status(404) : answer.build());
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.getPort());
    }

    private MockResponse forwarded(URI server, RecordedRequest request, Spoiler spoiler) throws InterruptedException {
        var target = HttpRequest.newBuilder(server.resolve(request.getTarget()));
        for (var name : new String[] {"Content-Type", "Content-Encoding", "X-Prometheus-Remote-Read-Version"}) {
            var value = request.getHeaders().get(name);
            if (value != null) {
                target.header(name, value);
            }
        }
        var body = request.getBody() == null ? ByteString.EMPTY : request.getBody();
        var publisher = body.size() == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.toByteArray());
        try {
            var answer =
                    client.send(target.method(request.getMethod(), publisher).build(), BodyHandlers.ofByteArray());
            var copied = new MockResponse.Builder()
                    .code(answer.statusCode())
                    .addHeader(
                            "Content-Type",
                            answer.headers().firstValue("Content-Type").orElse(""))
                    .body(new Buffer().write(answer.body()));
            return spoiler.spoil(asked(request), copied, answer.body());
        } catch (IOException unreachable) {
            return FakePrometheus.status(502);
        }
    }

    private static String asked(RecordedRequest request) {
        var body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        var plain = request.getTarget().startsWith("/api/v1/read") ? withoutSnappy(body) : body;
        return request.getTarget() + "\n" + new String(plain, ISO_8859_1);
    }

    /// Requests hold literals of at most 60 bytes only, each after a byte that tells its length.
    private static byte[] withoutSnappy(byte[] body) {
        var input = new ByteArrayInputStream(body);
        var plain = new ByteArrayOutputStream();
        while (input.read() >= 0x80) {
            // The length of the whole, which is not needed.
        }
        for (int tag = input.read(); tag >= 0; tag = input.read()) {
            var literal = new byte[(tag >> 2) + 1];
            var length = input.read(literal, 0, literal.length);
            plain.write(literal, 0, Math.max(0, length));
        }
        return plain.toByteArray();
    }

    @Override
    public void close() {
        web.close();
        client.close();
    }
}
