package io.rightsizer.pricing.finance;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What teams may spend in a month.
public final class Budgets {

    public static final Budgets NONE = new Budgets();

    private static final String HEADER = "team,month,amount,currency";

    private final Map<Key, Budget> budgets = new HashMap<>();

    private Budgets() {}

    /// Reads `team,month,amount,currency` lines: `payments,2026-10,1200.00,EUR`.
    ///
    /// @param name what messages call the file
    /// @throws FinanceInputException naming the line that cannot be meant
    public static Budgets read(String name, Reader text) throws IOException {
        var budgets = new Budgets();
        for (var line : CsvTable.read(name, text, HEADER).lines()) {
            budgets.add(line);
        }
        return budgets;
    }

    private void add(CsvTable.Line line) throws FinanceInputException {
        var key = new Key(line.text("team"), line.value("month", YearMonth::parse, "a month such as 2026-10"));
        var budget = new Budget(line.notNegative("amount"), line.currency("currency"));
        if (budgets.put(key, budget) != null) {
            throw line.malformed("is a second budget of " + key.team() + " for " + key.month() + "; leave one");
        }
    }

    Optional<Budget> of(String team, YearMonth month) {
        return Optional.ofNullable(budgets.get(new Key(team, month)));
    }

    SortedSet<String> teams(YearMonth month) {
        var teams = new TreeSet<String>();
        budgets.keySet().stream().filter(key -> key.month().equals(month)).forEach(key -> teams.add(key.team()));
        return teams;
    }

    record Budget(BigDecimal amount, Currency currency) {}

    private record Key(String team, YearMonth month) {}
}
