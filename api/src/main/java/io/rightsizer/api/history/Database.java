package io.rightsizer.api.history;

import java.sql.Connection;
import java.sql.SQLException;

/// What differs between the two databases. Everything else is the same SQL.
sealed interface Database permits SqliteDatabase, PostgresDatabase {

    static Database at(HistoryPlace place) {
        return switch (place) {
            case HistoryPlace.File(var path) -> new SqliteDatabase(path);
            case HistoryPlace.Server server -> new PostgresDatabase(server);
        };
    }

    /// Prepares a place that runs are to be stored in.
    ///
    /// @throws HistoryException when what is there cannot be used
    void prepare() throws HistoryException;

    /// Looks whether there is anything to read, and changes nothing.
    ///
    /// @throws HistoryException when there is not
    void check() throws HistoryException;

    /// @throws HistoryException when a password cannot be read
    Connection connect() throws SQLException, HistoryException;

    /// Makes every other process wait that wants to write as well, until the transaction ends.
    void lock(Connection connection) throws SQLException;

    /// Whether a connection that lay idle still works.
    boolean isAlive(Connection connection) throws SQLException;

    /// What follows a table whose primary key is to be the order of its rows.
    String clustered();

    /// Whether tables were made here before.
    boolean hasTable(Connection connection, String name) throws SQLException;

    /// Whether anybody's tables are here.
    boolean isOccupied(Connection connection) throws SQLException;

    /// Gives back the room of what was deleted.
    void compact(Connection connection) throws SQLException;

    /// One line on what went wrong.
    HistoryException failure(String doing, SQLException cause);
}
