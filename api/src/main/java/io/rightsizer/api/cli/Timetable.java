package io.rightsizer.api.cli;

import io.rightsizer.api.config.Durations;
import io.rightsizer.api.history.History;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Scans again and again in a thread of its own, for those who have nothing else that would.
final class Timetable implements AutoCloseable {

    /// A server that is down is asked again before the next run would be due.
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(15);

    private final Duration every;
    private final History history;
    private final Scan scan;
    private final Terminal terminal;
    private final Thread thread = Thread.ofPlatform().daemon().name("timetable").unstarted(this::keepOn);
    private @Nullable Instant failed;

    /// Stores a run.
    @FunctionalInterface
    interface Scan {
        void run() throws IOException;
    }

    private Timetable(Duration every, History history, Scan scan, Terminal terminal) {
        this.every = every;
        this.history = history;
        this.scan = scan;
        this.terminal = terminal;
    }

    /// The first run is due when the newest one in the history is as old as `every`, so at once where there is none.
    static Timetable start(Duration every, History history, Scan scan, Terminal terminal) {
        var timetable = new Timetable(every, history, scan, terminal);
        timetable.thread.start();
        return timetable;
    }

    private void keepOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                var wait = Duration.between(Instant.now(), due());
                if (wait.isPositive()) {
                    terminal.say("the next scan is due at "
                            + Instant.now().plus(wait).truncatedTo(ChronoUnit.SECONDS));
                    Thread.sleep(wait);
                }
                scan();
            }
        } catch (InterruptedException _) {
            // Closed: nothing more is due.
            return;
        }
    }

    private void scan() {
        try {
            scan.run();
            failed = null;
        } catch (IOException | RuntimeException failure) {
            failed = Instant.now();
            terminal.say("rightsizer: the scan came to nothing: " + failure.getMessage() + "; tried again in "
                    + Durations.print(retry()));
        }
    }

    private Duration retry() {
        return every.compareTo(AFTER_A_FAILURE) < 0 ? every : AFTER_A_FAILURE;
    }

    private Instant due() {
        if (failed != null) {
            return failed.plus(retry());
        }
        try {
            return history.runs().stream()
                    .map(run -> run.storedAt())
                    .max(Comparator.naturalOrder())
                    .map(newest -> newest.plus(every))
                    .orElse(Instant.EPOCH);
        } catch (IOException unreadable) {
            terminal.say("rightsizer: " + unreadable.getMessage());
            return Instant.now().plus(retry());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
