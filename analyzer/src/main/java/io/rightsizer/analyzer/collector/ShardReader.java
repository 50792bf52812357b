package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads the usage of one shard, in such portions as the server can do.
final class ShardReader {

    private interface Read<T> {
        void into(UsageReader reader, Selector selector, Consumer<T> sink) throws IOException;
    }

    private final UsageReader reader;
    private final Portions portions;
    private final Queries queries;
    private final RunningUsage running;
    private final List<NameLabels> kubeLabels;

    ShardReader(
            UsageReader reader, Portions portions, Queries queries, RunningUsage running, List<NameLabels> kubeLabels) {
        this.reader = reader;
        this.portions = portions;
        this.queries = queries;
        this.running = running;
        this.kubeLabels = kubeLabels;
    }

    /// @param periods how finely CPU periods are told, which go by all the time
    ReadUsage read(Shard shard, HistoryWindow window, Duration periods) throws IOException {
        var usage = new ReadUsage(reader::whyMissing);
        var scope = shard.scope();
        var seldom = new HistoryWindow(window.from(), window.to(), periods);
        for (var labels : running.labels()) {
            readSeries(scope, labels, Queries.CPU, cpu(window), usage.cpu());
            readSeries(scope, labels, Queries.MEMORY, memory(window), usage.memory());
            var used = usage.names();
            readCounter(scope, labels, Queries.CFS_PERIODS, used, increase(seldom), usage.periods());
            readCounter(scope, labels, Queries.CFS_THROTTLED_PERIODS, used, increase(seldom), usage.throttledPeriods());
            readCounter(scope, labels, Queries.OOM_EVENTS, used, increase(window), usage.oomKills());
        }
        for (var labels : kubeLabels) {
            readCounter(scope, labels, KubeMetric.RESTARTS.series(), Set.of(), increase(window), usage.restarts());
        }
        return usage;
    }

    private static Read<SeriesOnGrid> cpu(HistoryWindow window) {
        return (from, selector, sink) -> from.cpu(selector, window, sink);
    }

    private static Read<SeriesOnGrid> memory(HistoryWindow window) {
        return (from, selector, sink) -> from.memory(selector, window, sink);
    }

    private static Read<Growth> increase(HistoryWindow window) {
        return (from, selector, sink) -> from.increase(selector, window, sink);
    }

    private void readSeries(
            Scope scope,
            NameLabels labels,
            String metric,
            Read<SeriesOnGrid> read,
            Map<ContainerKey, ScrapeMerge> merges)
            throws IOException {
        for (var row : rows(scope, portion -> queries.usageOf(portion, metric, labels), read)) {
            var container = NameLabels.keyOf(row.labels(), scope.cluster());
            if (isContainer(container) && !row.series().isEmpty()) {
                merges.computeIfAbsent(container, key -> new ScrapeMerge()).add(row);
            }
        }
    }

    private void readCounter(
            Scope scope, NameLabels labels, String metric, Set<String> names, Read<Growth> read, CounterMerge merge)
            throws IOException {
        for (var row : rows(scope, portion -> queries.countedOf(portion, metric, labels, names), read)) {
            merge.add(NameLabels.keyOf(row.labels(), scope.cluster()), row);
        }
    }

    /// Rows of a read that failed half-way are dropped with it.
    private <T> List<T> rows(Scope scope, Function<Scope, Selector> asked, Read<T> read) throws IOException {
        return portions.read(scope, (portion, parts) -> {
            var rows = new ArrayList<T>();
            read.into(reader.inParts(parts), asked.apply(portion), rows::add);
            return rows;
        });
    }

    /// Matchers keep these out already; a server that ignores one must not get a pod's cgroup counted twice.
    private static boolean isContainer(ContainerKey key) {
        return !key.container().isEmpty() && !key.container().equals("POD");
    }
}
