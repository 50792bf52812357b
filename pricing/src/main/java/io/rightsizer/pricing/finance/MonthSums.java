package io.rightsizer.pricing.finance;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.pricing.cost.CostShare;
import io.rightsizer.pricing.finance.SummaryBy.RowKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Adds up the shares of all runs by the rows of a summary, and all of them together.
final class MonthSums {

    private static final int OUTLOOK_SCALE = 12;

    private final MonthCosts costs;
    private final SummaryBy by;
    private final SummarySettings settings;
    private final Map<RowKey, RowSum> rows = new HashMap<>();
    private final RowSum total;

    private MonthSums(MonthCosts costs, SummaryBy by, SummarySettings settings) {
        this.costs = costs;
        this.by = by;
        this.settings = settings;
        this.total = new RowSum(costs.measured());
    }

    /// @throws FinanceInputException when a price cannot be converted
    static MonthSums of(MonthCosts costs, SummaryBy by, SummarySettings settings) throws FinanceInputException {
        var sums = new MonthSums(costs, by, settings);
        for (var run : costs.measured()) {
            sums.add(run);
        }
        sums.addOutlooks();
        sums.addSpare();
        return sums;
    }

    Map<RowKey, RowSum> rows() {
        return rows;
    }

    RowSum total() {
        return total;
    }

    private void add(CostDay run) throws FinanceInputException {
        var conversions = new HashMap<Currency, Conversion>();
        for (var share : run.shares()) {
            var currency = Origin.price(share.node()).currency();
            var conversion = conversions.get(currency);
            if (conversion == null) {
                conversion = conversion(currency, run);
                conversions.put(currency, conversion);
            }
            add(run.day(), share, conversion);
        }
    }

    private void add(LocalDate run, CostShare share, Conversion conversion) {
        var hour = share.effective().multiply(conversion.closing());
        var days = BillingMonth.aDay(share.effective()).multiply(conversion.elapsedDays());
        var row = row(share);
        row.add(run, hour, days);
        total.add(run, hour, days);
        var workload = Bearer.of(share.payer()).workload();
        if (workload != null) {
            row.borneBy(workload);
            total.borneBy(workload);
        }
    }

    private RowSum row(CostShare share) {
        return rows.computeIfAbsent(by.key(share, costs, settings.teamKey()), _ -> new RowSum(costs.measured()));
    }

    private Conversion conversion(Currency from, CostDay run) throws FinanceInputException {
        var elapsedDays = BigDecimal.ZERO;
        for (var day : costs.month().elapsed()) {
            if (costs.on(day).day().equals(run.day())) {
                elapsedDays = elapsedDays.add(rate(from, day));
            }
        }
        return new Conversion(rate(from, costs.month().closing()), elapsedDays);
    }

    private BigDecimal rate(Currency from, LocalDate day) throws FinanceInputException {
        return settings.rates().rate(from, settings.currency(), day);
    }

    /// What will be is known for a workload: its rows get of it what they bear of today's cost.
    private void addOutlooks() throws FinanceInputException {
        var borneBy = new HashMap<WorkloadId, Map<RowSum, BigDecimal>>();
        var currencies = new HashMap<WorkloadId, Currency>();
        for (var share : costs.latest().shares()) {
            var workload = Bearer.of(share.payer()).workload();
            if (workload != null && costs.outlooks().containsKey(workload)) {
                borneBy.computeIfAbsent(workload, _ -> new LinkedHashMap<>())
                        .merge(row(share), share.effective(), BigDecimal::add);
                currencies.putIfAbsent(workload, Origin.price(share.node()).currency());
            }
        }
        for (var each : borneBy.entrySet()) {
            var currency = currencies.getOrDefault(each.getKey(), settings.currency());
            addOutlook(
                    each.getKey(), each.getValue(), rate(currency, costs.month().closing()));
        }
    }

    /// What workloads give back is idle as long as the machines stand, so that what all rows cost after is the bill.
    private void addSpare() throws FinanceInputException {
        if (costs.spareAfter().isEmpty()) {
            return;
        }
        for (var share : costs.latest().shares()) {
            if (Bearer.of(share.payer()).workload() == null) {
                addSpare(share, BigDecimal.ONE.negate());
            }
        }
        for (var share : costs.spareAfter()) {
            addSpare(share, BigDecimal.ONE);
        }
    }

    private void addSpare(CostShare share, BigDecimal sign) throws FinanceInputException {
        var rate = rate(Origin.price(share.node()).currency(), costs.month().closing());
        var amount = share.effective().multiply(rate).multiply(sign);
        row(share).changes(amount);
        total.changes(amount);
    }

    private void addOutlook(WorkloadId workload, Map<RowSum, BigDecimal> rowsOfIt, BigDecimal rate) {
        var outlook = costs.outlooks().get(workload);
        if (outlook == null) {
            return;
        }
        var parts = OutlookParts.of(outlook, new ArrayList<>(rowsOfIt.values()), OUTLOOK_SCALE);
        rowsOfIt.forEach((row, now) -> {
            var part = parts.next().times(rate);
            row.changes(workload, now.multiply(rate), part);
            total.changes(workload, now.multiply(rate), part);
        });
    }

    /// What an amount of a run is multiplied by.
    ///
    /// @param closing the rate at the end of the month
    /// @param elapsedDays the sum of the rates of the days that are over and that the run stands for
    private record Conversion(BigDecimal closing, BigDecimal elapsedDays) {}
}
