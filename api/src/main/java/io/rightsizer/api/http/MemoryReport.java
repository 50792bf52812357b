package io.rightsizer.api.http;

import io.rightsizer.analyzer.usage.Outline;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.http.page.PullRequest;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs in memory: saved ones read from their files, or one just scanned with the outlines of its usage.
public final class MemoryReport implements ReportData {

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final String outlined;
    private final Outlines outlines;
    private final Pricing pricing;

    /// Outlines as bytes, about two kilobytes each.
    public static final class Outlines implements OutlineSink {

        private final Map<Place, byte[]> encoded = new HashMap<>();

        private record Place(WorkloadId workload, String container) {}

        @Override
        public void add(WorkloadId workload, String container, Outline outline) {
            encoded.put(new Place(workload, container), outline.encoded());
        }

        private Optional<Outline> of(WorkloadId workload, String container) throws IOException {
            var bytes = encoded.get(new Place(workload, container));
            return bytes == null ? Optional.empty() : Optional.of(Outline.decode(bytes));
        }
    }

    /// What a run costs, by the prices that are configured.
    @FunctionalInterface
    public interface Pricing {
        Costs of(Run run) throws IOException;
    }

    /// @param runs at least one, in any order
    /// @param outlines of the first of them
    public MemoryReport(List<Run> runs, Outlines outlines, Pricing pricing) {
        runs.stream()
                .sorted(Comparator.comparing((Run one) -> one.run().asOf()).reversed())
                .forEach(run -> this.runs.putIfAbsent(run.run().id(), run));
        this.outlined = runs.getFirst().run().id();
        this.outlines = outlines;
        this.pricing = pricing;
    }

    @Override
    public List<RunHeader> runs() {
        return runs.values().stream().map(Run::run).toList();
    }

    @Override
    public Optional<Run> run(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public Costs costs(Run run) throws IOException {
        return pricing.of(run);
    }

    @Override
    public Optional<Outline> outline(String run, WorkloadId workload, String container) throws IOException {
        return run.equals(outlined) ? outlines.of(workload, container) : Optional.empty();
    }

    @Override
    public List<PullRequest> pullRequests(WorkloadId workload) {
        return List.of();
    }
}
