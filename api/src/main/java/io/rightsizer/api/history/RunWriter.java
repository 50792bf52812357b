package io.rightsizer.api.history;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts one run into the tables, within one transaction.
final class RunWriter {

    private static final int BATCH = 1000;

    private final Sql sql;
    private final Map<WorkloadId, String> teams = new HashMap<>();
    private final Map<ContainerName, Integer> containers = new HashMap<>();
    private final Map<List<String>, Integer> outcomes = new HashMap<>();

    RunWriter(Sql sql) {
        this.sql = sql;
    }

    StoredRun write(Run run, String teamKey, @Nullable Outlines outlines, Instant storedAt)
            throws SQLException, IOException {
        var requests = new HashMap<Integer, List<PullRequest>>();
        var number = place(run.run().id(), requests);
        var stored = new StoredRun(number, run.run(), storedAt, RunColumns.money(run.costs()), true);
        RunColumns.insert(stored, sql);
        for (var request : requests.getOrDefault(number, List.of())) {
            PullRequestColumns.put(request, number, sql);
        }
        run.state()
                .placements()
                .forEach(placement ->
                        teams.put(placement.workload(), placement.labels().getOrDefault(teamKey, "")));
        containers(run);
        rows(run, number, Documents.write(run, number, sql));
        prices(run, number);
        if (outlines != null) {
            outlines(outlines, number);
        }
        return stored;
    }

    /// The number of the run with this id, which goes with all that hangs on it; else the next.
    ///
    /// @param requests gets what its pull requests were: they outlive it
    private int place(String id, Map<Integer, List<PullRequest>> requests) throws SQLException {
        var former = sql.first("SELECT run FROM run WHERE id = ?", row -> row.getInt(1), id);
        if (former.isEmpty()) {
            return (int) sql.number("SELECT COALESCE(MAX(run), 0) + 1 FROM run");
        }
        requests.put(former.get(), PullRequestColumns.of(former.get(), sql));
        sql.update("DELETE FROM run WHERE run = ?", former.get());
        return former.get();
    }

    private void containers(Run run) throws SQLException {
        var known = new HashMap<ContainerName, String>();
        sql.list("SELECT * FROM container", row -> {
            var name = RowColumns.name(row);
            containers.put(name, row.getInt("container"));
            return known.put(name, row.getString("team"));
        });
        for (var one : run.recommendations()) {
            var name = ContainerName.of(one);
            var team = team(name.workload());
            if (!containers.containsKey(name)) {
                insert(name, team);
            } else if (!team.equals(known.getOrDefault(name, team))) {
                sql.update("UPDATE container SET team = ? WHERE container = ?", team, containers.get(name));
            }
        }
    }

    private String team(WorkloadId workload) {
        return teams.getOrDefault(workload, "");
    }

    private void insert(ContainerName name, String team) throws SQLException {
        var number = containers.size() + 1;
        var workload = name.workload();
        sql.update(
                "INSERT INTO container (container, cluster, namespace, kind, workload, name, type, team)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                workload.cluster(),
                workload.namespace(),
                workload.kind().name(),
                workload.name(),
                name.container(),
                name.type().label(),
                team);
        containers.put(name, number);
    }

    private void rows(Run run, int number, int[] parts) throws SQLException {
        sql.list(
                "SELECT * FROM outcome",
                row -> outcomes.put(
                        List.of(row.getString("verdict"), row.getString("tier"), row.getString("codes")),
                        row.getInt("outcome")));
        try (var insert = sql.connection().prepareStatement(RowColumns.INSERT)) {
            var waiting = 0;
            for (int index = 0; index < parts.length; index++) {
                var one = run.recommendations().get(index);
                var row = StoredRow.of(one, team(one.workload()), run.costs());
                Sql.set(insert, RowColumns.values(number, container(row.name()), outcome(row), parts[index], row));
                waiting = added(insert, waiting);
            }
            insert.executeBatch();
        }
    }

    private static int added(PreparedStatement insert, int waiting) throws SQLException {
        insert.addBatch();
        if (waiting + 1 < BATCH) {
            return waiting + 1;
        }
        insert.executeBatch();
        return 0;
    }

    private int container(ContainerName name) {
        return containers.getOrDefault(name, 0);
    }

    private int outcome(StoredRow row) throws SQLException {
        var key = List.of(row.verdict(), row.tier(), String.join(" ", row.codes()));
        var known = outcomes.get(key);
        if (known != null) {
            return known;
        }
        var number = outcomes.size() + 1;
        sql.update(
                "INSERT INTO outcome (outcome, verdict, tier, codes) VALUES (?, ?, ?, ?)",
                number,
                key.get(0),
                key.get(1),
                key.get(2));
        outcomes.put(key, number);
        return number;
    }

    private void prices(Run run, int number) throws SQLException {
        var costs = run.costs();
        if (costs == null) {
            return;
        }
        var prices = UsedPrice.of(costs.costs().now().bill());
        for (int index = 0; index < prices.size(); index++) {
            PriceColumns.insert(prices.get(index), number, index, sql);
        }
    }

    private void outlines(Outlines outlines, int number) throws SQLException, IOException {
        var byName = new HashMap<WorkloadId, Map<String, Integer>>();
        containers.forEach((name, container) ->
                byName.computeIfAbsent(name.workload(), _ -> new HashMap<>()).put(name.container(), container));
        try (var insert =
                sql.connection().prepareStatement("INSERT INTO outline (run, container, content) VALUES (?, ?, ?)")) {
            outlines.forEach((workload, name, encoded) -> {
                var container = byName.getOrDefault(workload, Map.of()).get(name);
                if (container != null) {
                    insert(insert, number, container, encoded);
                }
            });
        }
    }

    private static void insert(PreparedStatement insert, int run, int container, byte[] encoded) throws IOException {
        try {
            Sql.set(insert, run, container, encoded);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new Documents.Refused(failed);
        }
    }
}
