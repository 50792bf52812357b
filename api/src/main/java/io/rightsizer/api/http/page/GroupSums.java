package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Impact;
import io.rightsizer.pricing.RequestedTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The rows of a team or namespace with what they come to, worked out once.
///
/// @param rows risks first
/// @param now a month of its share at today's prices; empty where its machines have none
/// @param after the same with this run's patches
record GroupSums(
        String name,
        List<Recommendation> rows,
        long risks,
        long changes,
        RequestedTotals requested,
        Optional<BigDecimal> now,
        Optional<BigDecimal> after) {

    static GroupSums of(RunView view, String name, List<Recommendation> rows) {
        var costs = Optional.ofNullable(view.costs());
        return new GroupSums(
                name,
                List.copyOf(rows),
                rows.stream().filter(Impact::isRisk).count(),
                rows.stream().filter(one -> one.nextStep() != null).count(),
                RequestedTotals.of(rows),
                costs.flatMap(known ->
                        rows.stream().flatMap(one -> known.now(one).stream()).reduce(BigDecimal::add)),
                costs.flatMap(known ->
                        rows.stream().flatMap(one -> known.after(one).stream()).reduce(BigDecimal::add)));
    }
}
