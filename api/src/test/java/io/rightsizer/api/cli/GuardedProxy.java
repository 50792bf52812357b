package io.rightsizer.api.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/// Stands before a server and lets in who carries the bearer token.
final class GuardedProxy implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of(
            "Content-Type", "Content-Encoding", "Accept", "Accept-Encoding", "X-Prometheus-Remote-Read-Version");

    private final MockWebServer web = new MockWebServer();
    private final HttpClient client = HttpClient.newHttpClient();

    static GuardedProxy before(URI server, String token) throws IOException {
        var proxy = new GuardedProxy();
        proxy.web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                var allowed = ("Bearer " + token).equals(request.getHeaders().get("Authorization"));
                return allowed
                        ? proxy.passOn(request, server)
                        : new MockResponse.Builder().code(401).build();
            }
        });
        proxy.web.start(InetAddress.getLoopbackAddress(), 0);
        return proxy;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + web.getPort());
    }

    private MockResponse passOn(RecordedRequest request, URI server) throws InterruptedException {
        var body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        var sent = HttpRequest.newBuilder(server.resolve(request.getTarget()))
                .method(request.getMethod(), BodyPublishers.ofByteArray(body));
        for (var name : PASSED_ON) {
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
            return new MockResponse.Builder().code(502).build();
        }
    }

    @Override
    public void close() {
        client.close();
        web.close();
    }
}
