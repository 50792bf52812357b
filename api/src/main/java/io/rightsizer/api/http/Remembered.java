package io.rightsizer.api.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// What was worked out for the few keys asked for last, once each: who asks for one that is being worked out waits for
/// it, and for nothing else. What failed is tried again by the next who asks.
final class Remembered<K, V> {

    private final Map<K, FutureTask<V>> kept;

    /// @param most keys that are kept
    Remembered(int most) {
        this.kept = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
                return size() > most;
            }
        };
    }

    @FunctionalInterface
    interface Work<V> {
        V done() throws IOException;
    }

    V of(K key, Work<V> work) throws IOException {
        var task = task(key, work);
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            forget(key, task);
            throw cause(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private FutureTask<V> task(K key, Work<V> work) {
        synchronized (kept) {
            return kept.computeIfAbsent(key, _ -> new FutureTask<>(work::done));
        }
    }

    private void forget(K key, FutureTask<V> task) {
        synchronized (kept) {
            kept.remove(key, task);
        }
    }

    private static IOException cause(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException ours -> throw ours;
            case Error fatal -> throw fatal;
            case IOException outside -> outside;
            case null, default -> new IOException(failed);
        };
    }
}
