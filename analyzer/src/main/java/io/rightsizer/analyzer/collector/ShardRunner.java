package io.rightsizer.analyzer.collector;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntSupplier;

/// Works on shards in several threads and hands the results over on the calling thread in the shards' order. At most
/// one shard more than are read at once is in memory: the next is begun only when one was handed over.
final class ShardRunner {

    interface Handover<T> {
        void accept(int index, T result);
    }

    private final int threads;
    private final IntSupplier width;

    ShardRunner(int threads) {
        this(threads, () -> threads);
    }

    /// @param width how many shards to read at once just now, never more than `threads`
    ShardRunner(int threads, IntSupplier width) {
        this.threads = threads;
        this.width = width;
    }

    <S, T> void run(List<S> shards, Function<S, T> work, Handover<T> handover) throws InterruptedIOException {
        var executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("usage-", 1).factory());
        try {
            run(executor, shards, work, handover);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading usage was interrupted");
        } finally {
            executor.shutdownNow();
        }
    }

    private <S, T> void run(ExecutorService executor, List<S> shards, Function<S, T> work, Handover<T> handover)
            throws InterruptedException {
        var underway = new ArrayDeque<Future<T>>();
        var next = 0;
        for (int index = 0; index < shards.size(); index++) {
            while (next < shards.size() && underway.size() <= width.getAsInt()) {
                var shard = shards.get(next++);
                underway.add(executor.submit(() -> work.apply(shard)));
            }
            handover.accept(index, result(underway.remove()));
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("reading a shard failed unexpectedly", bug.getCause());
        }
    }
}
