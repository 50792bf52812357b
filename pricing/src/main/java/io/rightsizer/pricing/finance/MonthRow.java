package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import java.util.Optional;

/// A line of the summary. Amounts are rounded to the digits of the currency so that every column sums to its total.
///
/// @param toDate of the days that are over
/// @param forecast of the whole month
/// @param band of the forecast; absent where a single run was measured
/// @param now a whole month at the rate of the last run
/// @param after the same with every recommendation in place; workloads without one count as they are
/// @param savingsLow a month
/// @param budget absent where none was set
/// @param workloads how many bear cost in it
/// @param withOutlook how many of them have a recommendation whose effect is in `after`
public record MonthRow(
        String name,
        BigDecimal toDate,
        BigDecimal forecast,
        Optional<MonthForecast.Band> band,
        BigDecimal now,
        BigDecimal after,
        BigDecimal savingsLow,
        BigDecimal savingsHigh,
        Optional<BigDecimal> budget,
        BudgetStatus status,
        int workloads,
        int withOutlook) {

    /// Forecast less budget: positive is too much.
    public Optional<BigDecimal> variance() {
        return budget.map(forecast::subtract);
    }

    MonthRow withStatus(BudgetStatus newStatus) {
        return new MonthRow(
                name,
                toDate,
                forecast,
                band,
                now,
                after,
                savingsLow,
                savingsHigh,
                budget,
                newStatus,
                workloads,
                withOutlook);
    }

    static BudgetStatus status(
            Optional<BigDecimal> budget, BigDecimal toDate, BigDecimal forecast, Optional<MonthForecast.Band> band) {
        if (budget.isEmpty()) {
            return BudgetStatus.NO_BUDGET;
        }
        var limit = budget.get();
        if (toDate.compareTo(limit) > 0) {
            return BudgetStatus.OVER;
        }
        if (forecast.compareTo(limit) > 0) {
            return BudgetStatus.FORECAST_OVER;
        }
        return band.filter(range -> range.high().compareTo(limit) > 0).isPresent()
                ? BudgetStatus.AT_RISK
                : BudgetStatus.WITHIN;
    }
}
