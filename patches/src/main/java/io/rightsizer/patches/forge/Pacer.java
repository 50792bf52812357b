package io.rightsizer.patches.forge;

import java.time.Duration;
import java.time.Instant;

/// Keeps a pause between writes: forges stop those who create content faster than once a second.
final class Pacer {

    private final Duration pause;
    private final Waits waits;
    private Instant next = Instant.MIN;
    private int writes;

    Pacer(Duration pause, Waits waits) {
        this.pause = pause;
        this.waits = waits;
    }

    /// Returns when a write may be sent, and counts it.
    synchronized void await() throws InterruptedException {
        var now = waits.now();
        if (now.isBefore(next)) {
            waits.sleep(Duration.between(now, next));
        }
        next = waits.now().plus(pause);
        writes++;
    }

    synchronized int writes() {
        return writes;
    }
}
