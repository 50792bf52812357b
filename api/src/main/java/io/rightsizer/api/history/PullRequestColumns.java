package io.rightsizer.api.history;

import java.sql.SQLException;
import java.util.List;

/// Between a [PullRequest] and the columns of `pull_request`.
final class PullRequestColumns {

    private static final String PUT = """
            INSERT INTO pull_request (run, repository, number, url, change_group, state) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (run, repository, number)
              DO UPDATE SET url = excluded.url, change_group = excluded.change_group, state = excluded.state""";

    private PullRequestColumns() {}

    static void put(PullRequest one, int run, Sql sql) throws SQLException {
        sql.update(PUT, run, one.repository(), one.number(), one.url(), one.group(), one.state());
    }

    static List<PullRequest> of(int run, Sql sql) throws SQLException {
        return sql.list(
                "SELECT * FROM pull_request WHERE run = ? ORDER BY repository, number",
                row -> new PullRequest(
                        row.getString("repository"),
                        row.getLong("number"),
                        row.getString("url"),
                        row.getString("change_group"),
                        row.getString("state")),
                run);
    }
}
