package io.rightsizer.pricing.finance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;

/// What a month will have cost at its end.
///
/// A day that is over costs 24 hours at the rate that the last run on or before it found. The days that remain cost 24
/// hours each at the mean `m` of the rates of all measured days.
///
/// Where `n` ≥ 2 days were measured, their standard deviation `s` gives a band of 90 %: with `R` days remaining
///
///     total ± t(0.95, n − 1) · s · √(1 + 1/n) · 24 · R
///
/// This is the prediction interval of one further day, times the days, so it takes the remaining days to miss the mean
/// all in the same direction. Node counts stay up or down for days, and an interval of independent days would be too
/// narrow. A single run tells nothing of the spread: there is no band then. The lower end is never below what was
/// spent.
///
/// @param toDate of the days that are over
/// @param remaining of the others
/// @param measuredDays how many days had a run
public record MonthForecast(BigDecimal toDate, BigDecimal remaining, Optional<Band> band, int measuredDays) {

    private static final double CONFIDENCE = 0.90;
    private static final int BAND_SCALE = 10;

    /// @param hourly cost of an hour by the UTC day on which a run found it; not empty
    public static MonthForecast of(BillingMonth month, SortedMap<LocalDate, BigDecimal> hourly) {
        var byDay = new TreeMap<>(hourly);
        var toDate = month.elapsed().stream()
                .map(day -> BillingMonth.aDay(rateOn(byDay, day)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return of(month, toDate, hourly.values());
    }

    /// The same where what was spent is known better, as with an exchange rate for every day.
    static MonthForecast of(BillingMonth month, BigDecimal toDate, Collection<BigDecimal> hourly) {
        var mean = mean(hourly);
        var left = BigDecimal.valueOf(month.remainingDays());
        var remaining =
                left.signum() == 0 ? BigDecimal.ZERO : BillingMonth.aDay(mean).multiply(left);
        var total = toDate.add(remaining);
        var band = halfWidth(hourly, mean, month.remainingDays())
                .map(half -> new Band(total.subtract(half).max(toDate), total.add(half)));
        return new MonthForecast(toDate, remaining, band, hourly.size());
    }

    public BigDecimal total() {
        return toDate.add(remaining);
    }

    /// Nine of ten months end within, if the coming days are like those that were measured.
    public record Band(BigDecimal low, BigDecimal high) {}

    private static BigDecimal rateOn(TreeMap<LocalDate, BigDecimal> byDay, LocalDate day) {
        var last = byDay.floorEntry(day);
        return last == null ? byDay.firstEntry().getValue() : last.getValue();
    }

    /// Exact for a single value, so a month of one run is exact.
    private static BigDecimal mean(Collection<BigDecimal> values) {
        var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return values.size() == 1 ? sum : sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128);
    }

    private static Optional<BigDecimal> halfWidth(Collection<BigDecimal> values, BigDecimal mean, int remainingDays) {
        var count = values.size();
        if (count < 2) {
            return Optional.empty();
        }
        var squares = values.stream()
                .mapToDouble(value -> Math.pow(value.subtract(mean).doubleValue(), 2))
                .sum();
        var deviation = Math.sqrt(squares / (count - 1));
        var quantile = new TDistribution(count - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        var half = quantile * deviation * Math.sqrt(1 + 1.0 / count) * 24 * remainingDays;
        return Optional.of(BigDecimal.valueOf(half).setScale(BAND_SCALE, RoundingMode.HALF_UP));
    }
}
