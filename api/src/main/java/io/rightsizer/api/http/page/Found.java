package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.pricing.RequestedTotals;
import java.util.List;
import java.util.Map;

/// The rows of a run that a query asks for, and how many another one would find.
///
/// @param rows all that pass, in order
/// @param counts how many rows there would be with each value of each facet and everything else as it is, by value
/// @param requested by these rows
public record Found(List<Recommendation> rows, Map<Facet, Map<String, Long>> counts, RequestedTotals requested) {

    /// @throws NotAnswered when a facet names what no row of the run has
    static Found of(RunView view, RowQuery query) {
        return query.isFiltered()
                ? new RowSearch(view, query).found()
                : new Found(view.sorted(query.order()), view.totals(), view.requested());
    }
}
