package io.rightsizer.api.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The sums behind [NamespaceTotal].
final class Totals {

    private static final String INSERT = """
            INSERT INTO total
            SELECT r.run, c.cluster, c.namespace, c.team, COUNT(*),
              SUM(COALESCE(r.cpu_request, 0) * r.replicas),
              SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_cpu_request ELSE r.cpu_request END, 0) * r.replicas),
              SUM(COALESCE(r.memory_request, 0) * r.replicas),
              SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_memory_request ELSE r.memory_request END, 0) * r.replicas),
              COUNT(r.cost_now), COALESCE(SUM(r.cost_now), 0), COALESCE(SUM(r.cost_after), 0)
            FROM recommendation r JOIN container c ON c.container = r.container
            WHERE r.run = ?
            GROUP BY r.run, c.cluster, c.namespace, c.team""";

    private static final String SELECT = """
            SELECT run.id, t.* FROM total t JOIN run ON run.run = t.run
            ORDER BY run.as_of, run.run, t.cluster, t.namespace, t.team""";

    private Totals() {}

    /// Of the rows of a run that was just stored.
    static void sum(StoredRun run, Sql sql) throws SQLException {
        sql.update(INSERT, run.number());
    }

    static List<NamespaceTotal> all(Sql sql) throws SQLException {
        return sql.list(SELECT, Totals::total);
    }

    private static NamespaceTotal total(ResultSet row) throws SQLException {
        return new NamespaceTotal(
                row.getString("id"),
                row.getString("cluster"),
                row.getString("namespace"),
                row.getString("team"),
                row.getLong("containers"),
                row.getLong("cpu"),
                row.getLong("cpu_after"),
                row.getLong("memory"),
                row.getLong("memory_after"),
                row.getLong("priced"),
                Micros.amount(row.getLong("cost_now")),
                Micros.amount(row.getLong("cost_after")));
    }
}
