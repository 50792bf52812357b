package io.rightsizer.api.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rightsizer.api.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Answers scrapes of `/metrics` while a batch run works, and nothing else. The report's own server is not needed for
/// that and starts slower.
public final class MetricsServer implements AutoCloseable {

    /// A scrape is short; more than a few at once is no scrape. Those beyond the queue are cut off.
    private static final int MOST_AT_ONCE = 2;

    private static final int MOST_WAITING = 16;

    private final HttpServer server;
    private final ExecutorService threads = new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("metrics-", 0).factory());
    private final Metrics metrics;

    private MetricsServer(HttpServer server, Metrics metrics) {
        this.server = server;
        this.metrics = metrics;
    }

    /// On the loopback address: only this machine can scrape.
    public static MetricsServer start(Metrics metrics, int port) {
        return start(metrics, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /// Ready for scrapes when it returns.
    ///
    /// @param address port 0 for a free one
    /// @throws ConfigException when the address cannot be listened on
    public static MetricsServer start(Metrics metrics, InetSocketAddress address) {
        try {
            var server = new MetricsServer(HttpServer.create(address, MOST_WAITING), metrics);
            server.server.createContext("/", server::answer);
            server.server.setExecutor(server.threads);
            server.server.start();
            return server;
        } catch (IOException taken) {
            throw new ConfigException(
                    "cannot serve metrics on " + address.getHostString() + ":" + address.getPort() + ": "
                            + taken.getMessage() + "; choose another port",
                    taken);
        }
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var method = exchange.getRequestMethod();
            if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!List.of("GET", "HEAD").contains(method)) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
            } else {
                scrape(exchange, method.equals("HEAD"));
            }
        }
    }

    private void scrape(HttpExchange exchange, boolean headersOnly) throws IOException {
        var exposition = metrics.expose(exchange.getRequestHeaders().getFirst("Accept"));
        exchange.getResponseHeaders().set("Content-Type", exposition.contentType());
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (headersOnly) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, exposition.body().length);
            exchange.getResponseBody().write(exposition.body());
        }
    }

    /// Scrapes at work are cut off: the process is about to end.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
