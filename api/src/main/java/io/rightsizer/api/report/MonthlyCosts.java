package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.pricing.cost.Payer;
import io.rightsizer.pricing.saving.Costs;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What containers cost in a month, now and with the next step in place. A month has 730 hours here, as in the price
/// lists of the providers; `rightsizer cost` books calendar months.
public final class MonthlyCosts {

    public static final BigDecimal HOURS = BigDecimal.valueOf(730);

    private final Costs costs;
    private final Map<Payer.Container, BigDecimal> now;
    private final Map<Payer.Container, BigDecimal> after;

    public MonthlyCosts(Costs costs) {
        this.costs = costs;
        this.now = new HashMap<>(costs.now().byContainer());
        this.after = new HashMap<>(costs.after().byContainer());
    }

    public Costs costs() {
        return costs;
    }

    /// Empty where the price of its machines, or where it runs, is unknown.
    public Optional<BigDecimal> now(Recommendation one) {
        return month(now.get(new Payer.Container(one.workload(), one.container().name())));
    }

    /// Likewise with the next step in place.
    public Optional<BigDecimal> after(Recommendation one) {
        return month(
                after.get(new Payer.Container(one.workload(), one.container().name())));
    }

    private static Optional<BigDecimal> month(@Nullable BigDecimal hourly) {
        return Optional.ofNullable(hourly).map(HOURS::multiply);
    }

    /// Where no container has a price there is nothing to show.
    public boolean isEmpty() {
        return now.isEmpty();
    }

    /// `$12.30 → $8.10`, one amount where it stays, `?` where it is not known.
    public String change(Recommendation one) {
        var before = now(one);
        var later = after(one);
        if (before.isEmpty() || later.isEmpty()) {
            return "?";
        }
        var from = spoken(before.get(), currency());
        var to = spoken(later.get(), currency());
        return from.equals(to) ? from : from + " → " + to;
    }

    public Currency currency() {
        return costs.now().bill().currency();
    }

    /// `$1,234` from a hundred on, `$12.30` below; other currencies by their code.
    public static String spoken(BigDecimal amount, Currency currency) {
        var digits = amount.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 2 : 0;
        var number =
                String.format(Locale.ROOT, "%,." + digits + "f", amount.abs().setScale(digits, RoundingMode.HALF_EVEN));
        var sign = amount.setScale(digits, RoundingMode.HALF_EVEN).signum() < 0 ? "-" : "";
        return currency.getCurrencyCode().equals("USD")
                ? sign + "$" + number
                : sign + number + " " + currency.getCurrencyCode();
    }
}
