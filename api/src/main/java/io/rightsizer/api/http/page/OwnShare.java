package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.pricing.cost.SavingsRange;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.function.Function;

/// What the rows of a view bear of the machines' price in a month.
///
/// @param after with this run's patches, while every machine still stands
/// @param saving from each change alone to each with all others
record OwnShare(BigDecimal now, BigDecimal after, SavingsRange saving, Currency currency) {

    static OwnShare of(RunView view, MonthlyCosts costs) {
        return new OwnShare(
                sum(view, one -> costs.now(one).orElse(BigDecimal.ZERO)),
                sum(view, one -> costs.after(one).orElse(BigDecimal.ZERO)),
                saving(view, costs),
                costs.currency());
    }

    private static BigDecimal sum(RunView view, Function<Recommendation, BigDecimal> amount) {
        return view.rows().stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static SavingsRange saving(RunView view, MonthlyCosts costs) {
        var workloads = view.rows().stream().map(Recommendation::workload).distinct();
        return workloads
                .flatMap(workload -> costs.costs().savings().clusters().stream()
                        .map(cluster -> cluster.workloads().get(workload))
                        .filter(Objects::nonNull))
                .reduce(SavingsRange.NOTHING, SavingsRange::plus)
                .over(MonthlyCosts.HOURS);
    }

    String spokenNow() {
        return MonthlyCosts.spoken(now, currency);
    }

    String spokenAfter() {
        return MonthlyCosts.spoken(after, currency);
    }

    String spokenSaving() {
        return spoken(saving, currency);
    }

    /// `$12.00 to $30.00`, or one amount.
    static String spoken(SavingsRange range, Currency currency) {
        var low = MonthlyCosts.spoken(range.low(), currency);
        var high = MonthlyCosts.spoken(range.high(), currency);
        return low.equals(high) ? low : low + " to " + high;
    }
}
