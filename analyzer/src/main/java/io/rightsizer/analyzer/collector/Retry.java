package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Tries again what may succeed the next time, a little later each time.
///
/// @param tries of one request, including the first
/// @param budget of all requests of a run
record Retry(int tries, Pause pause, RandomGenerator jitter, RetryBudget budget) {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    Retry(int tries, Pause pause, RandomGenerator jitter) {
        this(tries, pause, jitter, new RetryBudget());
    }

    static Retry standard() {
        return new Retry(4, Pause.SLEEP, RandomGenerator.getDefault());
    }

    /// For recorded answers, which stay what they are.
    static Retry never() {
        return new Retry(1, Pause.SLEEP, RandomGenerator.getDefault());
    }

    <T> T run(Attempt<T> attempt) throws IOException {
        for (int done = 1; ; done++) {
            try {
                var result = attempt.run();
                budget.earn();
                return result;
            } catch (RequestFailedException failure) {
                if (!failure.worthAnotherTry() || done == tries || !mayAskAgain(failure)) {
                    throw last(failure);
                }
                if (!failure.retryAfter().isPositive()) {
                    pause.pause(pauseAfter(done));
                }
            }
        }
    }

    /// Where the server named a time, [Pace] waits for it.
    private boolean mayAskAgain(RequestFailedException failure) {
        return failure.retryAfter().isPositive() || budget.spend();
    }

    private static IOException last(RequestFailedException failure) {
        return switch (failure.kind()) {
            case UNREACHABLE, NOT_RECORDED ->
                new SourceUnusableException(String.valueOf(failure.getMessage()), failure);
            case TOO_OFTEN, OVERLOADED, DAMAGED, TIMEOUT, TOO_MUCH, LIMIT, UNSUPPORTED, MISSING, REJECTED, TOO_LATE ->
                failure;
        };
    }

    /// Doubling from half a second, times 0.5 to 1.5 so that clients do not march in step.
    private Duration pauseAfter(int done) {
        var doubled = FIRST_PAUSE.toMillis() << (done - 1);
        return Duration.ofMillis((long) (doubled * (0.5 + jitter.nextDouble())));
    }

    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException;
    }

    @FunctionalInterface
    interface Pause {

        Pause SLEEP = duration -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while waiting to ask again");
            }
        };

        void pause(Duration duration) throws InterruptedIOException;
    }
}
