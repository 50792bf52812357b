package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.pricing.saving.Costs;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One run: everything that was discovered, each with its outcome. All outputs are forms of this.
///
/// @param run named as in the JSON form
/// @param recommendations in the order they are shown
/// @param state the machines and what runs on them, whatever rows are shown; [ClusterState#NONE] where the source has
///     none
/// @param costs absent until they were asked for
public record Run(
        RunHeader run,
        List<Recommendation> recommendations,
        ClusterState state,
        @Nullable MonthlyCosts costs) {

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
        return new Run(header, ordered, report.state(), null);
    }

    /// The same run showing other rows; the header still accounts for everything discovered.
    public Run showing(List<Recommendation> rows) {
        return new Run(run, rows, state, costs);
    }

    /// The same run, knowing what it costs and saves.
    public Run priced(Costs newCosts) {
        return new Run(run, recommendations, state, new MonthlyCosts(newCosts));
    }
}
