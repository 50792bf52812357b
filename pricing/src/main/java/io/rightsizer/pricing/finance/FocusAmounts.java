package io.rightsizer.pricing.finance;

import static io.rightsizer.pricing.finance.FocusColumn.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What depends on the day's exchange rate. Converted amounts are rounded to ten decimals so that those of a column
/// sum to the rounded sum of the day; amounts that need no conversion stay as they are.
final class FocusAmounts {

    private static final int CONVERTED_SCALE = 10;

    private final FocusSettings settings;
    private final LocalDate bookedOn;
    private final Map<FocusColumn, Spread> spreads = new EnumMap<>(FocusColumn.class);

    FocusAmounts(FocusSettings settings, LocalDate bookedOn) {
        this.settings = settings;
        this.bookedOn = bookedOn;
    }

    void fill(FocusRow row, Origin origin, FocusLine line) throws FinanceInputException {
        var rate = settings.rates().rate(origin.currency(), settings.currency(), bookedOn);
        var quantity = plain(BillingMonth.aDay(line.amount()));
        row.put(PricingQuantity, quantity);
        if (origin.commitment().isPresent()) {
            row.put(CommitmentDiscountQuantity, quantity);
        }
        row.put(AllocatedMethodDetails, details(line, quantity));
        money(row, ListCost, line.list(), rate);
        money(row, ContractedCost, line.contracted(), rate);
        money(row, EffectiveCost, line.effective(), rate);
        row.put(PricingCurrencyEffectiveCost, plain(BillingMonth.aDay(line.effective())));
        var outlook = line.outlook();
        if (outlook != null) {
            money(row, x_RequestedCost, outlook.requested(), rate);
            money(row, x_RecommendedCost, outlook.after(), rate);
            money(row, x_SavingsLow, outlook.savingsLow(), rate);
            money(row, x_SavingsHigh, outlook.savingsHigh(), rate);
        }
    }

    private void money(FocusRow row, FocusColumn column, @Nullable BigDecimal hourly, BigDecimal rate) {
        if (hourly == null) {
            return;
        }
        var exact = BillingMonth.aDay(hourly).multiply(rate);
        var booked = rate.compareTo(BigDecimal.ONE) == 0
                ? exact
                : spreads.computeIfAbsent(column, _ -> new Spread(CONVERTED_SCALE))
                        .next(exact);
        row.put(column, plain(booked));
    }

    private static String details(FocusLine line, String quantity) {
        return "{\"Elements\":[{\"AllocatedRatio\":" + plain(line.ratio()) + ",\"UsageUnit\":\""
                + FocusRows.unit(line.resource()) + "\",\"UsageQuantity\":" + quantity + "}]}";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
