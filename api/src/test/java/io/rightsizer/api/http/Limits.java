package io.rightsizer.api.http;

import java.time.Duration;

/// Limits of servers under test.
final class Limits {

    /// For those who read all pages in a moment.
    static final ServerLimits NONE = usual(100_000, 100_000, 100);

    private Limits() {}

    /// As usual but for what one client may ask.
    static ServerLimits usual(int perSecond, int burst, int atOnce) {
        var usual = ServerLimits.USUAL;
        return new ServerLimits(
                perSecond,
                burst,
                atOnce,
                usual.threads(),
                usual.connections(),
                usual.head(),
                usual.idle(),
                usual.drain());
    }

    /// As usual but for what may be slow.
    static ServerLimits hasty(int connections, Duration head, Duration idle) {
        var usual = ServerLimits.USUAL;
        return new ServerLimits(
                usual.perSecond(),
                usual.burst(),
                usual.atOnce(),
                usual.threads(),
                connections,
                head,
                idle,
                usual.drain());
    }

    /// As usual but for the time to close.
    static ServerLimits drainedIn(Duration drain) {
        var usual = ServerLimits.USUAL;
        return new ServerLimits(
                usual.perSecond(),
                usual.burst(),
                usual.atOnce(),
                usual.threads(),
                usual.connections(),
                usual.head(),
                usual.idle(),
                drain);
    }
}
