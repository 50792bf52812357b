package io.rightsizer.api.history;

import java.sql.ResultSet;
import java.sql.SQLException;

/// The sums behind [NamespaceTotal].
final class Totals {

    static final String SELECT = """
            SELECT run.id, c.cluster, c.namespace, COUNT(*) AS containers,
              SUM(COALESCE(r.cpu_request, 0) * r.replicas) AS cpu,
              SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_cpu_request ELSE r.cpu_request END, 0) * r.replicas)
                AS cpu_after,
              SUM(COALESCE(r.memory_request, 0) * r.replicas) AS memory,
              SUM(COALESCE(CASE r.written WHEN 1 THEN r.next_memory_request ELSE r.memory_request END, 0) * r.replicas)
                AS memory_after,
              COUNT(r.cost_now) AS priced, COALESCE(SUM(r.cost_now), 0) AS cost_now,
              COALESCE(SUM(r.cost_after), 0) AS cost_after
            FROM recommendation r JOIN run ON run.run = r.run JOIN container c ON c.container = r.container
            GROUP BY run.run, run.id, run.as_of, c.cluster, c.namespace
            ORDER BY run.as_of, run.run, c.cluster, c.namespace""";

    private Totals() {}

    static NamespaceTotal total(ResultSet row) throws SQLException {
        return new NamespaceTotal(
                row.getString("id"),
                row.getString("cluster"),
                row.getString("namespace"),
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
