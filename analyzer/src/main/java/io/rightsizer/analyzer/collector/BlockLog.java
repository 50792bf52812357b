package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.BlockStore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// What was asked of blocks, and what was wrong with them, each thing once.
final class BlockLog {

    private static final int MOST = 100;

    /// A window ends on a grid point, a little after the last sample.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final BlockStore store;
    private final ConcurrentSkipListSet<String> warnings = new ConcurrentSkipListSet<>();
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong latest = new AtomicLong(Long.MIN_VALUE);

    BlockLog(BlockStore store) {
        this.store = store;
    }

    void wrong(String warning) {
        if (warnings.size() < MOST) {
            warnings.add(warning);
        }
    }

    /// @param millis epoch milliseconds of the latest sample asked for
    void asked(long millis) {
        questions.incrementAndGet();
        latest.accumulateAndGet(millis, Math::max);
    }

    long questions() {
        return questions.get();
    }

    List<String> warnings() {
        var all = new ArrayList<>(warnings);
        if (warnings.size() >= MOST) {
            all.add("more than " + MOST + " things are wrong with the blocks of " + store.directory());
        }
        if (unread() && isBeyond()) {
            all.add(notRead());
        }
        return all;
    }

    /// Said even where nothing of it was asked for.
    List<String> notes() {
        return unread() && !isBeyond() ? List.of(notRead()) : List.of();
    }

    private boolean isBeyond() {
        return latest.get() - TOLERANCE.toMillis() > store.to();
    }

    private boolean unread() {
        return Stream.of("wal", "chunks_head")
                .anyMatch(name -> Files.isDirectory(store.directory().resolve(name)));
    }

    private String notRead() {
        return store.directory()
                + " belongs to a server that keeps its newest hours outside of blocks (wal, chunks_head);"
                + " what came after " + Instant.ofEpochMilli(store.to())
                + " is missing here: take a snapshot through the admin API to have it";
    }
}
