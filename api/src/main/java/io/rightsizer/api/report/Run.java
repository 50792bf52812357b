package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.workload.ClusterState;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// One run: everything that was discovered, each with its outcome. All outputs are forms of this.
///
/// @param run named as in the JSON form
/// @param recommendations in the order they are shown
/// @param state the machines and what runs on them, whatever rows are shown; [ClusterState#NONE] where the source has
///     none
public record Run(RunHeader run, List<Recommendation> recommendations, ClusterState state) {

    static final Comparator<Recommendation> BY_IDENTITY = Comparator.comparing(Recommendation::workload)
            .thenComparing(one -> one.container().type())
            .thenComparing(one -> one.container().name());

    public Run {
        recommendations = List.copyOf(recommendations);
    }

    /// A run over all of `recommendations`, which it brings into one fixed order.
    public static Run of(RunOrigin origin, CollectionReport report, List<Recommendation> recommendations) {
        var ordered = recommendations.stream().sorted(BY_IDENTITY).toList();
        var accounting = Accounting.of(ordered);
        var header = new RunHeader(
                RunId.of(origin, ordered),
                origin.window().to(),
                new RunHeader.Window(origin.window().from(), origin.window().to()),
                origin.source(),
                RunStatus.of(accounting, report),
                accounting,
                report.warnings(),
                report.requests(),
                Duration.ofMillis(origin.duration().toMillis()),
                origin.policy(),
                report.method(),
                origin.risks());
        return new Run(header, ordered, report.state());
    }

    /// The same run showing other rows; the header still accounts for everything discovered.
    public Run showing(List<Recommendation> rows) {
        return new Run(run, rows, state);
    }
}
