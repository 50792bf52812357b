package io.rightsizer.api.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// A database of its own on a PostgreSQL server.
final class PostgresDatabase implements Database {

    /// Any number, the same in every version.
    private static final long LOCK = 0x72697a65;

    private static final int WAIT_SECONDS = 5;

    private final HistoryPlace.Server server;

    PostgresDatabase(HistoryPlace.Server server) {
        this.server = server;
    }

    @Override
    public void prepare() {}

    @Override
    public void check() {}

    @Override
    public Connection connect() throws SQLException, HistoryException {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "rightsizer");
        properties.setProperty("connectTimeout", "10");
        if (server.passwordFile() != null) {
            properties.setProperty("password", password(server.passwordFile()));
        }
        return DriverManager.getConnection(server.url(), properties);
    }

    private static String password(Path file) throws HistoryException {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElse("").strip();
        } catch (IOException | UncheckedIOException failed) {
            throw new HistoryException("cannot read the password of the history from " + file, failed);
        }
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        new Sql(connection).list("SELECT pg_advisory_xact_lock(?)", _ -> true, LOCK);
    }

    @Override
    public boolean isAlive(Connection connection) throws SQLException {
        return connection.isValid(WAIT_SECONDS);
    }

    @Override
    public String clustered() {
        return "";
    }

    @Override
    public boolean hasTable(Connection connection, String name) throws SQLException {
        return new Sql(connection)
                        .number(
                                "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()"
                                        + " AND tablename = ?",
                                name)
                > 0;
    }

    @Override
    public boolean isOccupied(Connection connection) throws SQLException {
        return new Sql(connection).number("SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()") > 0;
    }

    /// PostgreSQL vacuums by itself.
    @Override
    public void compact(Connection connection) {}

    @Override
    public HistoryException failure(String doing, SQLException cause) {
        return new HistoryException("cannot " + doing + " the history " + server + ": " + reason(cause), cause);
    }

    /// The server's own words, which name users and tables but no password.
    private static String reason(SQLException cause) {
        var state = state(cause);
        var what = String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return switch (state) {
            case "28P01", "28000" -> what + "; check the user in the address and the password file";
            case "3D000" -> what + "; make it with 'createdb'";
            default -> state.startsWith("08") ? what + "; is the server running?" : what;
        };
    }

    private static String state(SQLException cause) {
        @Nullable String state = cause.getSQLState();
        return state == null ? "" : state;
    }
}
