package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.RequestObserver;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.api.config.ConfigException;
import io.rightsizer.api.config.NotificationSettings;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.lock.RunLock;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.Phase;
import io.rightsizer.api.notify.Delivery;
import io.rightsizer.api.notify.Notifier;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A run from the lock to the last message: made, priced, shown, kept, measured, told.
///
/// @param history absent where the run is not to be kept
/// @param metrics absent where nobody asks for them
record RunJob(
        @Nullable HistoryAccess history,
        @Nullable Metrics metrics,
        NotificationSettings notifications,
        Terminal terminal) {

    /// Collects and recommends.
    @FunctionalInterface
    interface Scan {
        Run with(ScanWatch watch) throws IOException;
    }

    @FunctionalInterface
    interface Pricing {
        Costs of(Run run) throws IOException;
    }

    /// Shows the priced run to whoever asked, and tells what its exit code would be.
    @FunctionalInterface
    interface Showing {
        ExitCode of(Run run) throws IOException;
    }

    /// @throws io.rightsizer.api.lock.LockedException when another run is at work
    ExitCode run(Scan scan, Pricing pricing, Showing showing) throws IOException {
        var lockFile = history == null ? Optional.<Path>empty() : history.lockFile();
        try (var _ = lockFile.isEmpty() ? null : RunLock.take(lockFile.get(), InstantSource.system());
                var outlines = history == null ? null : new Outlines();
                var days = history == null ? null : history.days(terminal)) {
            var watch = new ScanWatch(
                    outlines == null ? OutlineSink.NONE : outlines,
                    this::observer,
                    days == null ? null : days.usageDays());
            return run(watch, scan, pricing, showing, outlines);
        }
    }

    private ExitCode run(ScanWatch watch, Scan scan, Pricing pricing, Showing showing, @Nullable Outlines outlines)
            throws IOException {
        try {
            var run = timed(Phase.COLLECT, () -> scan.with(watch));
            var costs = timed(Phase.COST, () -> pricing.of(run));
            var priced = run.priced(costs);
            var outcome = kept(priced, outlines, showing.of(priced));
            if (metrics != null) {
                metrics.finished(priced, costs);
            }
            tell(() -> notifier().ran(priced, costs));
            return outcome;
        } catch (IOException failed) {
            if (metrics != null) {
                metrics.failed();
            }
            tell(() -> notifier().failed(String.valueOf(failed.getMessage())));
            throw failed;
        }
    }

    private RequestObserver observer(String source) {
        return metrics == null ? RequestObserver.NONE : metrics.requests(source);
    }

    private ExitCode kept(Run run, @Nullable Outlines outlines, ExitCode outcome) throws IOException {
        return history == null ? outcome : timed(Phase.STORE, () -> history.keep(run, outlines, outcome, terminal));
    }

    @FunctionalInterface
    private interface Part<T> {
        T done() throws IOException;
    }

    private <T> T timed(Phase phase, Part<T> part) throws IOException {
        var start = System.nanoTime();
        var result = part.done();
        if (metrics != null) {
            metrics.took(phase, Duration.ofNanos(System.nanoTime() - start));
        }
        return result;
    }

    private Notifier notifier() {
        return new Notifier(notifications, InstantSource.system());
    }

    /// A message that cannot be sent costs nobody the run.
    private void tell(Part<Optional<Delivery>> message) {
        try {
            message.done().ifPresent(delivery -> {
                terminal.say("rightsizer: " + delivery.sentence());
                if (metrics != null) {
                    metrics.notification(delivery.label());
                }
            });
        } catch (IOException | ConfigException failed) {
            terminal.say("rightsizer: nobody was told of the run: " + failed.getMessage());
        }
    }
}
