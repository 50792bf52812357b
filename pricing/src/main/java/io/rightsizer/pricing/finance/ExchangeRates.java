package io.rightsizer.pricing.finance;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Dated rates between currencies, as a treasury publishes them. A day takes the last rate on or before it, unless that
/// is too old. A rate that is only given the other way round is inverted to 34 digits; rates are never chained over a
/// third currency.
public final class ExchangeRates {

    /// For prices and reports of one currency.
    public static final ExchangeRates NONE = new ExchangeRates("no rate file", 0);

    private static final String HEADER = "date,from,to,rate";

    private final String name;
    private final int freshDays;
    private final Map<Pair, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();

    private ExchangeRates(String name, int freshDays) {
        this.name = name;
        this.freshDays = freshDays;
    }

    /// Reads `date,from,to,rate` lines: one unit of `from` is worth `rate` of `to` from that day on.
    ///
    /// @param name what messages call the file
    /// @param freshDays how many days after its date a rate is still taken
    /// @throws FinanceInputException naming the line that cannot be meant
    public static ExchangeRates read(String name, Reader text, int freshDays) throws IOException {
        var rates = new ExchangeRates(name, freshDays);
        for (var line : CsvTable.read(name, text, HEADER).lines()) {
            rates.add(line);
        }
        return rates;
    }

    private void add(CsvTable.Line line) throws FinanceInputException {
        var day = line.value("date", LocalDate::parse, "a day such as 2026-10-31");
        var pair = new Pair(line.currency("from"), line.currency("to"));
        var rate = line.notNegative("rate");
        if (rate.signum() == 0) {
            throw line.malformed("has rate '0'; write a number above 0 such as 0.9231");
        }
        if (pair.from().equals(pair.to())) {
            throw line.malformed("converts " + pair.from() + " into itself; leave the line out");
        }
        if (rates.computeIfAbsent(pair, _ -> new TreeMap<>()).put(day, rate) != null) {
            throw line.malformed("gives a second rate from " + pair + " for " + day + "; leave one");
        }
    }

    /// What one unit of `from` is worth in `to` on a day.
    ///
    /// @throws FinanceInputException when no rate is known, or only one that is too old
    public BigDecimal rate(Currency from, Currency to, LocalDate day) throws FinanceInputException {
        if (from.equals(to)) {
            return BigDecimal.ONE;
        }
        var direct = rates.get(new Pair(from, to));
        if (direct != null) {
            return fresh(direct, new Pair(from, to), day);
        }
        var inverse = rates.get(new Pair(to, from));
        if (inverse != null) {
            return BigDecimal.ONE.divide(fresh(inverse, new Pair(to, from), day), MathContext.DECIMAL128);
        }
        throw new FinanceInputException("there is no rate from " + from + " to " + to + " in " + name
                + "; add a line such as '" + day + "," + from + "," + to + ",0.9231'");
    }

    private BigDecimal fresh(NavigableMap<LocalDate, BigDecimal> byDay, Pair pair, LocalDate day)
            throws FinanceInputException {
        var last = byDay.floorEntry(day);
        if (last == null) {
            throw new FinanceInputException("the first rate from " + pair + " in " + name + " is of " + byDay.firstKey()
                    + "; " + day + " needs one of its day or before");
        }
        var age = ChronoUnit.DAYS.between(last.getKey(), day);
        if (age > freshDays) {
            throw new FinanceInputException("the last rate from " + pair + " in " + name + " before " + day + " is of "
                    + last.getKey() + ", " + age + " days old; add one not older than " + freshDays + " days");
        }
        return last.getValue();
    }

    private record Pair(Currency from, Currency to) {

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }
}
