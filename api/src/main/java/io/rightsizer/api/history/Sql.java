package io.rightsizer.api.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements on one connection. Values only ever travel as parameters.
record Sql(Connection connection) {

    /// What a row of a result is turned into.
    @FunctionalInterface
    interface Mapping<T> {
        T of(ResultSet row) throws SQLException;
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = prepared(sql, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(String sql, Mapping<T> mapping, @Nullable Object... values) throws SQLException {
        try (var statement = prepared(sql, values);
                var rows = statement.executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(mapping.of(rows));
            }
            return all;
        }
    }

    <T> Optional<T> first(String sql, Mapping<T> mapping, @Nullable Object... values) throws SQLException {
        return list(sql, mapping, values).stream().findFirst();
    }

    /// The first column of the only row.
    long number(String sql, @Nullable Object... values) throws SQLException {
        return list(sql, row -> row.getLong(1), values).getFirst();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        set(statement, values);
        return statement;
    }

    static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    static @Nullable Long nullable(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
