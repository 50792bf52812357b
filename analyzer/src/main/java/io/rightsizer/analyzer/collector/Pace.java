package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Lets requests of a run go to the server, no more at once than it answers well: one more when all that were under
/// way were answered as fast as before, half as many when it gets slow, refuses or does not answer (additive increase,
/// multiplicative decrease, as TCP does). When the server asks to wait, all wait.
final class Pace {

    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private final int most;
    private final boolean gentle;
    private final Retry.Pause pause;
    private final InstantSource clock;
    private final Duration deadline;
    private final Instant end;
    private final Map<String, Latency> latencies = new HashMap<>();

    private int width;
    private int underWay;
    private int wellAnswered;
    private int toIgnore;
    private Instant holdUntil = Instant.MIN;

    /// @param start how many requests at once to begin with
    Pace(int start, Courtesy courtesy, Retry.Pause pause, InstantSource clock) {
        this(start, courtesy.most(start), courtesy, pause, clock);
    }

    Pace(int start, int most, Courtesy courtesy, Retry.Pause pause, InstantSource clock) {
        this.most = most;
        this.width = Math.min(start, most);
        this.gentle = courtesy.gentle();
        this.pause = pause;
        this.clock = clock;
        this.deadline = courtesy.deadline();
        this.end = clock.instant().plus(deadline);
    }

    /// So many at once, always: for what is no server.
    static Pace fixed(int width) {
        return new Pace(width, width, Courtesy.DEFAULTS, Retry.Pause.SLEEP, InstantSource.system());
    }

    /// Requests at once, just now.
    synchronized int width() {
        return width;
    }

    int most() {
        return most;
    }

    /// What is left of the run.
    Duration left() {
        return Duration.between(clock.instant(), end);
    }

    /// Waits for a turn.
    ///
    /// @throws RequestFailedException when the run's deadline comes first
    Turn enter(WireRequest request) throws RequestFailedException, InterruptedIOException {
        var full = queue();
        try {
            var hold = hold();
            if (left().compareTo(hold) <= 0) {
                throw tooLate(request);
            }
            if (hold.isPositive()) {
                pause.pause(hold);
            }
        } catch (RequestFailedException | InterruptedIOException noTurn) {
            leave();
            throw noTurn;
        }
        return new Turn(request, full, clock.instant());
    }

    /// @return whether as many are under way now as may be
    private synchronized boolean queue() throws InterruptedIOException {
        try {
            while (underWay >= width) {
                wait();
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a turn");
        }
        underWay++;
        return underWay == width;
    }

    private synchronized void leave() {
        underWay--;
        notifyAll();
    }

    private synchronized Duration hold() {
        var now = clock.instant();
        return holdUntil.isAfter(now) ? Duration.between(now, holdUntil) : Duration.ZERO;
    }

    private synchronized void hold(Duration time) {
        var until = clock.instant().plus(time.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : time);
        holdUntil = until.isAfter(holdUntil) ? until : holdUntil;
    }

    private RequestFailedException tooLate(WireRequest request) {
        return new RequestFailedException(
                Kind.TOO_LATE,
                "no time left for \"" + request.reason() + "\": the run may take " + RangeReader.text(deadline)
                        + ". Give a longer --deadline, or run again with --resume to go on where it ended");
    }

    private synchronized void answered(String question, boolean full, Duration latency) {
        var slow = latencies.computeIfAbsent(question, asked -> new Latency()).isSlow(latency.toNanos() / 1e6);
        if (toIgnore > 0) {
            toIgnore--;
        } else if (slow) {
            narrow();
        } else if (full && ++wellAnswered >= width) {
            width = Math.min(most, width + 1);
            wellAnswered = 0;
            notifyAll();
        }
    }

    private synchronized void refused() {
        if (toIgnore > 0) {
            toIgnore--;
        } else {
            narrow();
        }
    }

    /// Answers to what was asked before tell nothing of the new width.
    private void narrow() {
        toIgnore = underWay - 1;
        width = Math.max(1, width / 2);
        wellAnswered = 0;
    }

    /// One request under way.
    final class Turn implements AutoCloseable {

        private final WireRequest request;
        private final boolean full;
        private final Instant start;

        private Turn(WireRequest request, boolean full, Instant start) {
            this.request = request;
            this.full = full;
            this.start = start;
        }

        /// The server began to answer.
        void answered() {
            Pace.this.answered(request.reason(), full, Duration.between(start, clock.instant()));
        }

        /// @return what the run has failed of
        IOException failed(IOException failure) {
            if (!left().isPositive()) {
                return tooLate(request);
            }
            if (failure instanceof RequestFailedException known) {
                if (known.retryAfter().isPositive()) {
                    hold(known.retryAfter());
                }
                if (known.saysServerIsBusy()) {
                    refused();
                }
            }
            return failure;
        }

        @Override
        public void close() {
            if (gentle) {
                hold(Duration.between(start, clock.instant()));
            }
            leave();
        }
    }

    /// How long the server takes to begin an answer, smoothed. The lowest is forgotten slowly: it may have been about
    /// little.
    private static final class Latency {

        private static final double NEWEST = 0.3;
        private static final double FORGOTTEN = 1.02;
        private static final double SLOW = 3;
        private static final double UNNOTICED_MILLIS = 100;

        private double mean;
        private double lowest;

        boolean isSlow(double millis) {
            mean = mean <= 0 ? millis : NEWEST * millis + (1 - NEWEST) * mean;
            lowest = lowest <= 0 ? mean : Math.min(mean, lowest * FORGOTTEN);
            return mean > SLOW * lowest + UNNOTICED_MILLIS;
        }
    }
}
