package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.ShardRows.Quality;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.Outline;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one shard after the other, by several threads, and makes of each what is delivered.
final class ShardCollector {

    /// @param methods how the shard was read; none where it could not be
    /// @param requestsBefore it took in the run that was interrupted
    record Outcome(List<Collected> rows, Set<String> methods, long requestsBefore) {

        Outcome(List<Collected> rows, Set<String> methods) {
            this(rows, methods, 0);
        }

        boolean complete() {
            return rows.stream().noneMatch(Collected.Failed.class::isInstance);
        }
    }

    private final PrometheusServer server;
    private final Queries queries;
    private final RunningUsage running;
    private final Inventory inventory;
    private final ShardRows rows;
    private final Portions portions;
    private final FinishedShards finished;
    private final @Nullable KeptDays days;
    private final boolean warnedBefore;
    private volatile @Nullable String unreachable;

    /// Warnings of the questions about the whole cluster concern every shard; they have all come in by now, so that it
    /// does not depend on how far other shards are what is said of one.
    ///
    /// @param days absent to read the whole window
    ShardCollector(
            PrometheusServer server,
            Queries queries,
            RunningUsage running,
            Inventory inventory,
            FinishedShards finished,
            @Nullable KeptDays days) {
        this.server = server;
        this.queries = queries;
        this.running = running;
        this.inventory = inventory;
        this.rows = new ShardRows(queries.window(), inventory, running);
        this.portions = new Portions(queries.options().containersAtOnce(running), running);
        this.finished = finished;
        this.days = days;
        this.warnedBefore = !server.warnings().isEmpty();
    }

    Outcome collect(Shard shard) {
        var gone = unreachable;
        if (gone != null) {
            return new Outcome(rows.failed(shard, gone), Set.of());
        }
        try {
            var before = finished.find(key(shard));
            return before.isPresent() ? resumed(shard, before.get()) : read(shard);
        } catch (IOException failure) {
            var reason = reason(failure);
            if (isUnreachable(failure)) {
                unreachable = reason;
            }
            return new Outcome(rows.failed(shard, reason), Set.of());
        }
    }

    private Outcome resumed(Shard shard, ShardFile.Content content) {
        var collected = rows.of(shard, content.usage(), Quality.of(content.method(), warnedBefore));
        return new Outcome(collected, Set.of(content.method()), content.requests());
    }

    private Outcome read(Shard shard) throws IOException {
        var reader = server.usage();
        var shardReader = new ShardReader(reader, portions, queries, running, inventory.labels());
        if (days != null && reader.readsSamples()) {
            var own = days.of(shard);
            var usage = own.usage(stretch -> shardReader.read(shard, stretch, KeptDays.PERIODS));
            // A server may turn out to answer queries only, of which stretches do not add up.
            if (reader.readsSamples()) {
                return joined(shard, own, usage, reader);
            }
        }
        return read(shard, reader, shardReader);
    }

    private Outcome read(Shard shard, UsageReader reader, ShardReader shardReader) throws IOException {
        var window = queries.window();
        var usage = shardReader.read(shard, window, Outline.bucketOf(window));
        var outcome = outcome(shard, usage, reader);
        if (outcome.complete() && !reader.warned()) {
            finished.keep(key(shard), new ShardFile.Content(usage, reader.method(), reader.requests()));
        }
        return outcome;
    }

    private Outcome joined(Shard shard, ShardDays own, ShardUsage usage, UsageReader reader) {
        var outcome = outcome(shard, usage, reader);
        if (outcome.complete() && !warnedBefore && !reader.warned()) {
            own.keep();
        }
        return outcome;
    }

    private Outcome outcome(Shard shard, ShardUsage usage, UsageReader reader) {
        var quality = Quality.of(reader.method(), warnedBefore || reader.warned());
        return new Outcome(rows.of(shard, usage, quality), Set.of(reader.method()));
    }

    /// What decides the usage of a shard, beside the run's settings.
    private String key(Shard shard) {
        var scope = shard.scope();
        return String.join(
                "\n",
                scope.cluster(),
                scope.namespaces().toString(),
                scope.narrowing().toString(),
                running.labels().toString(),
                inventory.labels().toString());
    }

    /// A server that went away after several tries is not waited for again shard by shard.
    private static boolean isUnreachable(IOException failure) {
        return failure.getCause() instanceof RequestFailedException cause
                && cause.kind() == RequestFailedException.Kind.UNREACHABLE;
    }

    private static String reason(IOException failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
