package io.rightsizer.api.http;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/// Makes as many answers at once as there are processors, first come, first served. More at once would make each of
/// them late and need the memory of all of them.
final class Turns {

    private static final int LEAST = 2;

    private final Semaphore free =
            new Semaphore(Math.max(LEAST, Runtime.getRuntime().availableProcessors()), true);

    @FunctionalInterface
    interface Making<T> {
        T made() throws IOException;
    }

    /// @param making does not wait for what others make
    <T> T take(Making<T> making) throws IOException {
        acquire();
        try {
            return making.made();
        } finally {
            free.release();
        }
    }

    private void acquire() throws IOException {
        try {
            free.acquire();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
