package io.rightsizer.api.http;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// How much the server takes on, so that one client cannot have it to itself.
///
/// @param perSecond requests of a client, over a long time
/// @param burst requests of a client at once after a pause
/// @param atOnce requests of a client that are being answered
/// @param threads that answer, of all clients
/// @param connections of all clients; further ones wait
/// @param head within which a request must have been sent, from its first byte
/// @param idle after which a connection is closed on which nothing happens
/// @param drain how long answers may take to come to their end once the server is closed
public record ServerLimits(
        int perSecond,
        int burst,
        int atOnce,
        int threads,
        int connections,
        Duration head,
        Duration idle,
        Duration drain) {

    /// A reader asks for a page every second at most, with its style, its script and its icon; a script reads a list in
    /// a few dozen requests. Closing leaves two of the ten seconds to everything else.
    public static final ServerLimits USUAL = new ServerLimits(
            50, 300, 24, 64, 512, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(8));

    private static final int HEADER_BYTES = 16 * 1024;
    private static final int LEAST_THREADS = 4;
    private static final int THREAD_IDLE_MILLIS = 60_000;

    /// Where no more connections are taken, those on which nothing happens make room sooner.
    private static final long CROWDED_IDLE_MILLIS = 2_000;

    RateLimit rate() {
        return new RateLimit(perSecond, burst, System::nanoTime);
    }

    void applyTo(JavalinConfig config) {
        config.http.maxRequestSize = 0;
        var pool = new QueuedThreadPool(threads, LEAST_THREADS, THREAD_IDLE_MILLIS);
        pool.setName("report");
        config.jetty.threadPool = pool;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setRequestHeaderSize(HEADER_BYTES);
            http.setSendServerVersion(false);
            http.setIdleTimeout(idle.toMillis());
        });
        config.jetty.modifyServer(this::applyTo);
    }

    private void applyTo(Server server) {
        server.setHandler(new GracefulHandler());
        server.setStopTimeout(drain.toMillis());
        var limit = new NetworkConnectionLimit(connections, server);
        limit.setEndPointIdleTimeout(CROWDED_IDLE_MILLIS);
        server.addBean(limit);
        server.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                for (var connector : server.getConnectors()) {
                    if (connector instanceof AbstractConnector watched) {
                        watched.setIdleTimeout(idle.toMillis());
                        SlowHeads.watch(watched, head);
                    }
                }
            }
        });
    }
}
