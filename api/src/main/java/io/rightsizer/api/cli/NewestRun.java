package io.rightsizer.api.cli;

import io.rightsizer.api.health.Health;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.metrics.LatestRun;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.report.RunStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Keeps metrics and probes at the newest run of a history, whichever process stores it.
final class NewestRun implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

    private final OpenReport report;
    private final Metrics metrics;
    private final Health health;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("newest-run").factory());
    private Optional<StoredRun> shown = Optional.empty();

    private NewestRun(OpenReport report, Metrics metrics, Health health) {
        this.report = report;
        this.metrics = metrics;
        this.health = health;
    }

    /// Looks at once, and again and again until it is closed.
    static NewestRun follow(OpenReport report, Metrics metrics, Health health) {
        var newest = new NewestRun(report, metrics, health);
        var _ = newest.looks.scheduleWithFixedDelay(newest::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        return newest;
    }

    private void look() {
        try {
            var runs = report.history().runs();
            if (!runs.isEmpty() && !Optional.of(runs.getFirst()).equals(shown)) {
                show(runs);
                shown = Optional.of(runs.getFirst());
            }
        } catch (IOException _) {
            // Probes and metrics tell of a history that cannot be read; the next look may find it.
            return;
        }
    }

    private void show(List<StoredRun> runs) throws IOException {
        var newest = runs.getFirst();
        health.shows(newest.header(), newest.storedAt());
        if (newest.whole()) {
            var run = report.data().priced(newest);
            var costs = Objects.requireNonNull(run.costs()).costs();
            metrics.show(new LatestRun(run, costs, newest.storedAt(), lastSuccess(runs), incompleteInARow(runs)));
        }
    }

    private static Optional<Instant> lastSuccess(List<StoredRun> runs) {
        return runs.stream()
                .filter(NewestRun::isComplete)
                .map(StoredRun::storedAt)
                .findFirst();
    }

    private static int incompleteInARow(List<StoredRun> runs) {
        return (int) runs.stream().takeWhile(run -> !isComplete(run)).count();
    }

    private static boolean isComplete(StoredRun run) {
        return run.header().status() == RunStatus.COMPLETE;
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
