package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Outline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads the usage of one shard. What the server finds too large is asked for in halves, down to a single pod.
final class ShardReader {

    private interface Read<T> {
        void into(Selector selector, Consumer<T> sink) throws IOException;
    }

    private interface ScopeRead<T> {
        List<T> rows(Scope scope) throws IOException;
    }

    /// A quarter that does not come in time fails the shard: a server that only stalls would take hours otherwise.
    private static final int TIMEOUTS_HALVED = 2;

    private final UsageReader reader;
    private final Queries queries;
    private final RunningUsage running;
    private final List<NameLabels> kubeLabels;

    ShardReader(UsageReader reader, Queries queries, RunningUsage running, List<NameLabels> kubeLabels) {
        this.reader = reader;
        this.queries = queries;
        this.running = running;
        this.kubeLabels = kubeLabels;
    }

    ShardUsage read(Shard shard) throws IOException {
        var usage = new ShardUsage(reader);
        var scope = shard.scope();
        for (var labels : running.labels()) {
            readSeries(scope, labels, Queries.CPU, this::cpu, usage.cpu());
            readSeries(scope, labels, Queries.MEMORY, this::memory, usage.memory());
            readCounter(scope, labels, Queries.CFS_PERIODS, this::periods, usage.periods());
            readCounter(scope, labels, Queries.CFS_THROTTLED_PERIODS, this::periods, usage.throttledPeriods());
            readCounter(scope, labels, Queries.OOM_EVENTS, this::increase, usage.oomKills());
        }
        for (var labels : kubeLabels) {
            readCounter(scope, labels, KubeMetric.RESTARTS.series(), this::increase, usage.restarts());
        }
        return usage;
    }

    private void cpu(Selector selector, Consumer<SeriesOnGrid> sink) throws IOException {
        reader.cpu(selector, queries.window(), sink);
    }

    private void memory(Selector selector, Consumer<SeriesOnGrid> sink) throws IOException {
        reader.memory(selector, queries.window(), sink);
    }

    private void increase(Selector selector, Consumer<Growth> sink) throws IOException {
        reader.increase(selector, queries.window(), sink);
    }

    /// CPU periods go by all the time, so only as finely as an outline keeps them.
    private void periods(Selector selector, Consumer<Growth> sink) throws IOException {
        var window = queries.window();
        reader.increase(selector, new HistoryWindow(window.from(), window.to(), Outline.bucketOf(window)), sink);
    }

    private void readSeries(
            Scope scope,
            NameLabels labels,
            String metric,
            Read<SeriesOnGrid> read,
            Map<ContainerKey, ScrapeMerge> merges)
            throws IOException {
        for (var row : rows(scope, labels, metric, read)) {
            var container = NameLabels.keyOf(row.labels(), scope.cluster());
            if (isContainer(container) && !row.series().isEmpty()) {
                merges.computeIfAbsent(container, key -> new ScrapeMerge()).add(row);
            }
        }
    }

    private void readCounter(Scope scope, NameLabels labels, String metric, Read<Growth> read, CounterMerge merge)
            throws IOException {
        for (var row : rows(scope, labels, metric, read)) {
            merge.add(NameLabels.keyOf(row.labels(), scope.cluster()), row);
        }
    }

    /// Rows of a read that failed half-way are dropped with it.
    private <T> List<T> rows(Scope scope, NameLabels labels, String metric, Read<T> read) throws IOException {
        return rows(scope, TIMEOUTS_HALVED, half -> {
            var rows = new ArrayList<T>();
            read.into(queries.usageOf(half, metric, labels), rows::add);
            return rows;
        });
    }

    private static <T> List<T> rows(Scope scope, int timeouts, ScopeRead<T> read) throws IOException {
        try {
            return read.rows(scope);
        } catch (RequestFailedException failure) {
            var left = failure.kind() == RequestFailedException.Kind.TIMEOUT ? timeouts - 1 : timeouts;
            var halves = failure.asksForLess() && left >= 0 ? scope.halves() : List.<Scope>of();
            if (halves.isEmpty()) {
                throw failure;
            }
            var rows = new ArrayList<T>();
            for (var half : halves) {
                rows.addAll(rows(half, left, read));
            }
            return rows;
        }
    }

    /// Matchers keep these out already; a server that ignores one must not get a pod's cgroup counted twice.
    private static boolean isContainer(ContainerKey key) {
        return !key.container().isEmpty() && !key.container().equals("POD");
    }
}
