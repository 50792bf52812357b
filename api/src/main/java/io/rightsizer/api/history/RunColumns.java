package io.rightsizer.api.history;

import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.RunJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Between a [StoredRun] and the columns of `run`.
final class RunColumns {

    private static final String SELECT = """
            SELECT run.*, (SELECT COUNT(*) FROM document d WHERE d.run = run.run AND d.part = 0) AS whole
            FROM run ORDER BY as_of DESC, run DESC""";

    private static final String INSERT = """
            INSERT INTO run (id, as_of, source, status, policy, discovered, recommended, unchanged, skipped, failed,
              currency, bill, paper, packed, reachable, bound, header, stored_at, run)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private RunColumns() {}

    /// Newest first.
    static List<StoredRun> all(Sql sql) throws SQLException {
        return sql.list(SELECT, RunColumns::run);
    }

    private static StoredRun run(ResultSet row) throws SQLException {
        try {
            return new StoredRun(
                    row.getInt("run"),
                    RunJson.readHeader(row.getString("header")),
                    Instant.ofEpochMilli(row.getLong("stored_at")),
                    money(row),
                    row.getInt("whole") > 0);
        } catch (IOException unreadable) {
            throw new SQLException("run " + row.getString("id") + " is unreadable", unreadable);
        }
    }

    private static StoredRun.@Nullable Money money(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return currency == null
                ? null
                : new StoredRun.Money(
                        Currency.getInstance(currency),
                        Micros.amount(row.getLong("bill")),
                        Micros.amount(row.getLong("paper")),
                        Micros.amount(row.getLong("packed")),
                        Micros.amount(row.getLong("reachable")),
                        Micros.amount(row.getLong("bound")));
    }

    /// Empty where no node has a price.
    static StoredRun.@Nullable Money money(@Nullable MonthlyCosts costs) {
        if (costs == null || costs.costs().now().bill().nodes().isEmpty()) {
            return null;
        }
        var bill = costs.costs().now().bill();
        var month = costs.costs().savings().total().over(MonthlyCosts.HOURS);
        return new StoredRun.Money(
                bill.currency(),
                Micros.rounded(bill.hourly().multiply(MonthlyCosts.HOURS)),
                Micros.rounded(month.paper()),
                Micros.rounded(month.packed()),
                Micros.rounded(month.reachable()),
                Micros.rounded(month.bound()));
    }

    static void insert(StoredRun run, Sql sql) throws SQLException {
        var header = run.header();
        var accounting = header.accounting();
        var money = run.money();
        sql.update(
                INSERT,
                header.id(),
                header.asOf().toEpochMilli(),
                header.source(),
                header.status().label(),
                header.policy(),
                accounting.discovered(),
                accounting.recommended(),
                accounting.unchanged(),
                accounting.skipped(),
                accounting.failed(),
                money == null ? null : money.currency().getCurrencyCode(),
                money == null ? null : micros(money.bill()),
                money == null ? null : micros(money.paper()),
                money == null ? null : micros(money.packed()),
                money == null ? null : micros(money.reachable()),
                money == null ? null : micros(money.bound()),
                RunJson.writeHeader(header),
                run.storedAt().toEpochMilli(),
                run.number());
    }

    private static Long micros(BigDecimal amount) {
        return Micros.of(amount);
    }
}
