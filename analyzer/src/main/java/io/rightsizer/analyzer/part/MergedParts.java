package io.rightsizer.analyzer.part;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// The parts of a run as one source. Containers come in the order in which one process would have collected
/// them: each part has them in order, so always the smallest at hand is next. One row of each part is in
/// memory.
public record MergedParts(PartSet set) implements UsageSource {

    private static final Comparator<Quota> QUOTAS = Comparator.comparing(Quota::cluster)
            .thenComparing(Quota::namespace)
            .thenComparing(Quota::name)
            .thenComparing(Quota::resource);

    @Override
    public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress)
            throws IOException {
        if (!window.equals(set.run().window())) {
            throw new IllegalArgumentException("these parts are of " + set.run().window() + ", not " + window);
        }
        var open = new ArrayList<PartReader>();
        try {
            for (var name : set.parts().values()) {
                open.add(PartReader.open(name, set.store().open(name)).start());
            }
            return merged(deliver(open, sink, progress));
        } finally {
            for (var reader : open) {
                reader.close();
            }
        }
    }

    /// A part at its smallest row.
    private record Head(WorkloadId next, PartReader reader) {}

    private static List<CollectionReport> deliver(List<PartReader> readers, Consumer<Collected> sink, Progress progress)
            throws IOException {
        var heads = new PriorityQueue<>(Comparator.comparing(Head::next)
                .thenComparing(head -> head.reader.head().index()));
        readers.forEach(reader -> offer(reader, heads));
        var ended = readers.size() - heads.size();
        while (!heads.isEmpty()) {
            var reader = heads.remove().reader;
            reader.row().ifPresent(sink);
            reader.next();
            if (!offer(reader, heads)) {
                progress.at(++ended, readers.size(), "shard " + reader.head().index());
            }
        }
        var reports = new ArrayList<CollectionReport>();
        for (var reader : readers) {
            reports.add(reader.report());
        }
        return reports;
    }

    private static boolean offer(PartReader reader, PriorityQueue<Head> heads) {
        var row = reader.row();
        row.ifPresent(next -> heads.add(new Head(next.workload().id(), reader)));
        return row.isPresent();
    }

    private CollectionReport merged(List<CollectionReport> reports) {
        var warnings = new LinkedHashSet<String>();
        reports.forEach(report -> warnings.addAll(report.warnings()));
        if (!set.missing().isEmpty()) {
            warnings.add(set.missingText() + ": its namespaces are not in this run");
        }
        var methods = new TreeSet<String>();
        reports.forEach(report -> methods.addAll(Arrays.asList(report.method().split(", ", -1))));
        return new CollectionReport(
                set.missing().isEmpty() && reports.stream().allMatch(CollectionReport::complete),
                List.copyOf(warnings),
                reports.stream().mapToLong(CollectionReport::requests).sum(),
                String.join(", ", methods),
                new ClusterState(
                        all(reports, ClusterState::nodes),
                        all(reports, ClusterState::placements).stream()
                                .sorted(Comparator.comparing(Placement::workload))
                                .toList(),
                        all(reports, ClusterState::offerings),
                        all(reports, ClusterState::quotas).stream()
                                .sorted(QUOTAS)
                                .toList()));
    }

    private static <T> List<T> all(List<CollectionReport> reports, Function<ClusterState, List<T>> facts) {
        return reports.stream()
                .flatMap(report -> facts.apply(report.state()).stream())
                .toList();
    }

    @Override
    public String description() {
        return set.run().source();
    }

    @Override
    public void close() {}
}
