package io.rightsizer.api.history;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// Moves a history to another database: the same tables, row by row.
final class Copy {

    /// Each behind those it refers to.
    private static final List<String> TABLES = List.of(
            "run",
            "container",
            "outcome",
            "recommendation",
            "document",
            "outline",
            "price",
            "pull_request",
            "pull_request_workload",
            "total",
            "realised",
            "usage_day");

    private static final int FETCHED = 100;

    private Copy() {}

    static int of(Connections source, HistoryPlace target) throws IOException {
        try (var opened = SqlHistory.open(target)) {
            return source.write("read", from -> opened.receive(to -> all(from, to, target)));
        }
    }

    private static int all(Sql from, Sql to, HistoryPlace target) throws SQLException, IOException {
        if (to.number("SELECT COUNT(*) FROM run") > 0) {
            throw new HistoryException("the history " + target + " has runs already; copy into an empty one");
        }
        for (var table : TABLES) {
            copy(table, from, to);
        }
        return (int) to.number("SELECT COUNT(*) FROM run");
    }

    private static void copy(String table, Sql from, Sql to) throws SQLException {
        try (var select = from.connection().prepareStatement("SELECT * FROM " + table)) {
            select.setFetchSize(FETCHED);
            try (var rows = select.executeQuery()) {
                copy(table, rows, to);
            }
        }
    }

    private static void copy(String table, ResultSet rows, Sql to) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        var insert = "INSERT INTO " + table + " VALUES (?" + ", ?".repeat(columns - 1) + ")";
        try (var statement = to.connection().prepareStatement(insert)) {
            for (int waiting = 1; rows.next(); waiting++) {
                for (int column = 1; column <= columns; column++) {
                    statement.setObject(column, rows.getObject(column));
                }
                statement.addBatch();
                if (waiting % FETCHED == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }
}
