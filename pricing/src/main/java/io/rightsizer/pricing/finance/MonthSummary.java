package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.finance.SummaryBy.RowKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a month costs by team, namespace, cluster, region or workload: so far, at its end, as it runs now and with the
/// recommendations in place.
///
/// @param rows the dearest first, what has no name of its own last
/// @param total of all rows: each column is the sum of the column, to the last cent
/// @param runs how many runs it rests on
public record MonthSummary(
        BillingMonth month, SummaryBy by, Currency currency, List<MonthRow> rows, MonthRow total, int runs) {

    private static final Comparator<Map.Entry<RowKey, RowSum>> ORDER = Comparator.comparing(
                    (Map.Entry<RowKey, RowSum> row) -> row.getKey().ours())
            .thenComparing(row -> row.getValue().now(), Comparator.reverseOrder())
            .thenComparing(row -> row.getKey().name());

    public MonthSummary {
        rows = List.copyOf(rows);
    }

    /// @throws FinanceInputException when a price or a budget cannot be converted
    public static MonthSummary of(MonthCosts costs, SummaryBy by, SummarySettings settings)
            throws FinanceInputException {
        var sums = MonthSums.of(costs, by, settings);
        return new Rounding(costs.month(), by, settings).summary(sums, costs.measured());
    }

    /// Turns exact sums into amounts of whole cents.
    private static final class Rounding {

        private final BillingMonth month;
        private final SummaryBy by;
        private final SummarySettings settings;
        private final int digits;
        private final List<Spread> columns;

        Rounding(BillingMonth month, SummaryBy by, SummarySettings settings) {
            this.month = month;
            this.by = by;
            this.settings = settings;
            this.digits = Math.max(0, settings.currency().getDefaultFractionDigits());
            this.columns = Stream.generate(() -> new Spread(digits)).limit(6).toList();
        }

        MonthSummary summary(MonthSums sums, List<CostDay> runs) throws FinanceInputException {
            var rows = new ArrayList<MonthRow>();
            for (var each : sums.rows().entrySet().stream().sorted(ORDER).toList()) {
                rows.add(row(each.getKey().name(), each.getValue(), budget(each.getKey())));
            }
            for (var team : teamsWithoutCost(sums)) {
                rows.add(withoutCost(team, budget(RowKey.of(team, team)), new RowSum(runs)));
            }
            return new MonthSummary(month, by, settings.currency(), rows, total(sums.total(), rows), runs.size());
        }

        private MonthRow row(String name, RowSum sum, Optional<BigDecimal> budget) {
            var forecast = sum.forecast(month);
            var toDate = columns.get(0).next(forecast.toDate());
            var whole = columns.get(1).next(forecast.total());
            var band = forecast.band().map(this::rounded);
            return new MonthRow(
                    name,
                    toDate,
                    whole,
                    band,
                    columns.get(2).next(month.wholeMonth(sum.now())),
                    columns.get(3).next(month.wholeMonth(sum.after())),
                    columns.get(4).next(month.wholeMonth(sum.savingsLow())),
                    columns.get(5).next(month.wholeMonth(sum.savingsHigh())),
                    budget,
                    MonthRow.status(budget, toDate, whole, band),
                    sum.workloads(),
                    sum.withOutlook());
        }

        private MonthForecast.Band rounded(MonthForecast.Band band) {
            return new MonthForecast.Band(
                    band.low().setScale(digits, RoundingMode.HALF_EVEN),
                    band.high().setScale(digits, RoundingMode.HALF_EVEN));
        }

        private MonthRow withoutCost(String team, Optional<BigDecimal> budget, RowSum nothing) {
            var row = row(team, nothing, budget);
            return row.withStatus(BudgetStatus.NO_COST);
        }

        private List<String> teamsWithoutCost(MonthSums sums) {
            return by != SummaryBy.TEAM
                    ? List.of()
                    : settings.budgets().teams(month.month()).stream()
                            .filter(team -> !sums.rows().containsKey(RowKey.of(team, team)))
                            .toList();
        }

        private Optional<BigDecimal> budget(RowKey key) throws FinanceInputException {
            var budget = by == SummaryBy.TEAM && !key.ours()
                    ? settings.budgets().of(key.name(), month.month())
                    : Optional.<Budgets.Budget>empty();
            if (budget.isEmpty()) {
                return Optional.empty();
            }
            var rate = settings.rates().rate(budget.get().currency(), settings.currency(), month.closing());
            return Optional.of(budget.get().amount().multiply(rate).setScale(digits, RoundingMode.HALF_EVEN));
        }

        /// All budgets together are set against all cost, that of teams without a budget included.
        private MonthRow total(RowSum sum, List<MonthRow> rows) {
            var budget = rows.stream().flatMap(row -> row.budget().stream()).reduce(BigDecimal::add);
            return new Rounding(month, by, settings).row("Total", sum, budget);
        }
    }
}
