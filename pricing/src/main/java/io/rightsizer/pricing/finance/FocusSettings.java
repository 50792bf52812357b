package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.PricedNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/// How a month is booked.
///
/// @param billingAccountId the account the nodes are paid from, or one for estimates
/// @param currency all costs are converted to it
/// @param negotiatedDiscount off the list price before any commitment, between 0 and 1; only used for nodes under a
///     commitment, as every other node pays what was negotiated
/// @param commitments what a node is paid by; empty for one that pays as it goes
/// @param forecast whether days that are not over yet get rows too, with `x_Forecast` true
public record FocusSettings(
        String billingAccountId,
        String billingAccountName,
        Currency currency,
        ExchangeRates rates,
        BigDecimal negotiatedDiscount,
        Function<PricedNode, Optional<Commitment>> commitments,
        boolean forecast) {

    public FocusSettings {
        if (negotiatedDiscount.signum() < 0 || negotiatedDiscount.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A discount is between 0 and 1: " + negotiatedDiscount.toPlainString());
        }
    }

    /// One currency, no commitments, an account of its own because no invoice stands behind it.
    public static FocusSettings estimate(Currency currency) {
        return new FocusSettings(
                "rightsizer-estimate",
                "Estimate by rightsizer, not invoiced",
                currency,
                ExchangeRates.NONE,
                BigDecimal.ZERO,
                _ -> Optional.empty(),
                false);
    }

    public FocusSettings withForecast() {
        return new FocusSettings(
                billingAccountId, billingAccountName, currency, rates, negotiatedDiscount, commitments, true);
    }

    public FocusSettings withCurrency(Currency newCurrency, ExchangeRates newRates) {
        return new FocusSettings(
                billingAccountId, billingAccountName, newCurrency, newRates, negotiatedDiscount, commitments, forecast);
    }

    public FocusSettings withCommitments(
            BigDecimal discount, Function<PricedNode, Optional<Commitment>> newCommitments) {
        return new FocusSettings(
                billingAccountId, billingAccountName, currency, rates, discount, newCommitments, forecast);
    }
}
