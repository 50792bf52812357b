package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a command has issued, kept until shortly before it expires. The command runs once at a time.
///
/// @param <T> the secret
final class Issued<T extends Issued.Secret> {

    /// Clocks differ, and a request takes its time.
    private static final Duration BEFORE_EXPIRY = Duration.ofMinutes(1);

    static final Duration LIMIT = Duration.ofSeconds(30);

    interface Secret {
        Instant expiry();
    }

    @FunctionalInterface
    interface Notation<T> {
        /// @throws IllegalArgumentException when it is none; the message must not hold it
        T read(String output, Instant now);
    }

    private final CommandOutput command;
    private final Notation<T> notation;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T current;

    Issued(Command command, Notation<T> notation, InstantSource clock) {
        this.command = new CommandOutput(command, LIMIT);
        this.notation = notation;
        this.clock = clock;
    }

    T current() throws IOException {
        lock.lock();
        try {
            var kept = current;
            if (kept == null || !clock.instant().isBefore(kept.expiry().minus(BEFORE_EXPIRY))) {
                kept = issue();
                current = kept;
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets what was refused, unless something newer is there already.
    void refused(Predicate<T> isIt) {
        lock.lock();
        try {
            var kept = current;
            if (kept != null && isIt.test(kept)) {
                current = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private T issue() throws IOException {
        var output = command.read();
        try {
            return notation.read(output, clock.instant());
        } catch (IllegalArgumentException unreadable) {
            throw new SourceUnusableException(
                    "the command " + command.command().program() + " gave no credentials that can be used: "
                            + unreadable.getMessage(),
                    unreadable);
        }
    }
}
