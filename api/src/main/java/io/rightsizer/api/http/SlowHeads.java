package io.rightsizer.api.http;

import java.time.Duration;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;

/// Closes connections on which a request takes too long to arrive. A client that sends a byte now and then is never
/// idle, and would hold its connection for hours (<https://en.wikipedia.org/wiki/Slowloris_(cyber_attack)>).
final class SlowHeads implements Runnable {

    private static final int LOOKS = 10;

    private final AbstractConnector connector;
    private final long longest;
    private IdentityHashMap<EndPoint, Head> heads = new IdentityHashMap<>();

    /// How far a connection was when it was looked at.
    ///
    /// @param requests that had arrived
    /// @param bytes that had been read when they had
    /// @param since when the next request was first seen to have begun
    private record Head(long requests, long bytes, long since) {

        boolean isOf(Connection connection) {
            return requests == connection.getMessagesIn();
        }
    }

    private SlowHeads(AbstractConnector connector, Duration longest) {
        this.connector = connector;
        this.longest = longest.toNanos();
    }

    /// Until the connector is stopped.
    static void watch(AbstractConnector connector, Duration longest) {
        new SlowHeads(connector, longest).lookAgain();
    }

    private void lookAgain() {
        connector.getScheduler().schedule(this, longest / LOOKS, TimeUnit.NANOSECONDS);
    }

    @Override
    public void run() {
        look(connector.getConnectedEndPoints(), System.nanoTime());
        if (connector.isRunning()) {
            lookAgain();
        }
    }

    private void look(Collection<EndPoint> open, long now) {
        var next = new IdentityHashMap<EndPoint, Head>();
        for (var endPoint : open) {
            var connection = endPoint.getConnection();
            if (connection != null) {
                next.put(endPoint, look(endPoint, connection, now));
            }
        }
        heads = next;
    }

    private Head look(EndPoint endPoint, Connection connection, long now) {
        var before = heads.getOrDefault(endPoint, new Head(0, 0, now));
        if (!before.isOf(connection) || !isArriving(connection, before)) {
            return new Head(connection.getMessagesIn(), connection.getBytesIn(), now);
        }
        if (now - before.since() > longest) {
            endPoint.close();
        }
        return before;
    }

    /// Whether bytes have come since the last request, which has been answered.
    private static boolean isArriving(Connection connection, Head before) {
        return connection.getMessagesIn() == connection.getMessagesOut() && connection.getBytesIn() > before.bytes();
    }
}
