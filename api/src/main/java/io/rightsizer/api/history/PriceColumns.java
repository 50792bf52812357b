package io.rightsizer.api.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Between a [UsedPrice] and the columns of `price`.
final class PriceColumns {

    private static final String INSERT = """
            INSERT INTO price (run, number, provider, region, instance_type, capacity_type, nodes, hourly, currency,
              basis, source, as_of)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private PriceColumns() {}

    static void insert(UsedPrice price, int run, int number, Sql sql) throws SQLException {
        var quote = price.quote();
        sql.update(
                INSERT,
                run,
                number,
                price.provider(),
                price.region(),
                price.instanceType(),
                price.capacityType(),
                price.nodes(),
                quote == null ? null : quote.hourly().toPlainString(),
                quote == null ? null : quote.currency(),
                quote == null ? null : quote.basis(),
                price.source(),
                quote == null ? null : quote.asOf());
    }

    static List<UsedPrice> of(StoredRun run, Sql sql) throws SQLException {
        return sql.list("SELECT * FROM price WHERE run = ? ORDER BY number", PriceColumns::price, run.number());
    }

    private static UsedPrice price(ResultSet row) throws SQLException {
        var hourly = row.getString("hourly");
        return new UsedPrice(
                row.getString("provider"),
                row.getString("region"),
                row.getString("instance_type"),
                row.getString("capacity_type"),
                row.getInt("nodes"),
                hourly == null
                        ? null
                        : new UsedPrice.Quote(
                                new BigDecimal(hourly),
                                row.getString("currency"),
                                row.getString("basis"),
                                row.getString("as_of")),
                row.getString("source"));
    }
}
