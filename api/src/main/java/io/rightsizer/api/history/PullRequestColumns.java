package io.rightsizer.api.history;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Between a [PullRequest] and the columns of `pull_request` and `pull_request_workload`.
final class PullRequestColumns {

    private static final String PUT = """
            INSERT INTO pull_request (run, repository, number, url, branch, state) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, repository, number)
              DO UPDATE SET url = excluded.url, branch = excluded.branch, state = excluded.state""";

    private static final String WORKLOADS = """
            SELECT cluster, namespace, kind, workload FROM pull_request_workload
            WHERE run = ? AND repository = ? AND number = ? ORDER BY cluster, namespace, kind, workload""";

    /// Each in its newest state. Of the same moment the later stored run wins.
    private static final String NEWEST = """
            SELECT p.* FROM pull_request p JOIN run ON run.run = p.run
            WHERE NOT EXISTS (
                SELECT 1 FROM pull_request q JOIN run later ON later.run = q.run
                WHERE q.repository = p.repository AND q.number = p.number
                  AND (later.as_of > run.as_of OR (later.as_of = run.as_of AND later.run > run.run)))
            """;

    private static final String OF_WORKLOAD = """
              AND EXISTS (
                SELECT 1 FROM pull_request_workload w
                WHERE w.run = p.run AND w.repository = p.repository AND w.number = p.number
                  AND w.cluster = ? AND w.namespace = ? AND w.kind = ? AND w.workload = ?)
            """;

    private static final String ORDER = "ORDER BY p.repository, p.number DESC";

    private PullRequestColumns() {}

    static void put(PullRequest one, int run, Sql sql) throws SQLException {
        sql.update(PUT, run, one.repository(), one.number(), one.url(), one.branch(), one.state());
        sql.update(
                "DELETE FROM pull_request_workload WHERE run = ? AND repository = ? AND number = ?",
                run,
                one.repository(),
                one.number());
        for (var workload : one.workloads()) {
            sql.update(
                    "INSERT INTO pull_request_workload VALUES (?, ?, ?, ?, ?, ?, ?)",
                    run,
                    one.repository(),
                    one.number(),
                    workload.cluster(),
                    workload.namespace(),
                    workload.kind().name(),
                    workload.name());
        }
    }

    static List<PullRequest> of(int run, Sql sql) throws SQLException {
        return found(
                sql.list(
                        "SELECT * FROM pull_request WHERE run = ? ORDER BY repository, number",
                        PullRequestColumns::key,
                        run),
                sql);
    }

    static List<PullRequest> all(Sql sql) throws SQLException {
        return found(sql.list(NEWEST + ORDER, PullRequestColumns::key), sql);
    }

    static List<PullRequest> of(WorkloadId id, Sql sql) throws SQLException {
        return found(
                sql.list(
                        NEWEST + OF_WORKLOAD + ORDER,
                        PullRequestColumns::key,
                        id.cluster(),
                        id.namespace(),
                        id.kind().name(),
                        id.name()),
                sql);
    }

    private record Noted(int run, PullRequest bare) {}

    private static Noted key(ResultSet row) throws SQLException {
        return new Noted(
                row.getInt("run"),
                new PullRequest(
                        row.getString("repository"),
                        row.getLong("number"),
                        row.getString("url"),
                        row.getString("branch"),
                        row.getString("state"),
                        List.of()));
    }

    private static List<PullRequest> found(List<Noted> noted, Sql sql) throws SQLException {
        var all = new ArrayList<PullRequest>();
        for (var one : noted) {
            var bare = one.bare();
            var workloads = sql.list(
                    WORKLOADS,
                    row -> new WorkloadId(
                            row.getString(1), row.getString(2), new WorkloadKind(row.getString(3)), row.getString(4)),
                    one.run(),
                    bare.repository(),
                    bare.number());
            all.add(new PullRequest(
                    bare.repository(), bare.number(), bare.url(), bare.branch(), bare.state(), workloads));
        }
        return all;
    }
}
