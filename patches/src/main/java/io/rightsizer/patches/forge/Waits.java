package io.rightsizer.patches.forge;

import java.time.Duration;
import java.time.Instant;

/// The time, and waiting for it.
interface Waits {

    Waits REAL = new Waits() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time);
        }
    };

    Instant now();

    void sleep(Duration time) throws InterruptedException;
}
