package io.rightsizer.api.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Connections that wait for their next use, so that a page need not open one. As many as threads ever worked at once.
final class Connections implements AutoCloseable {

    private final Database database;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    Connections(Database database) {
        this.database = database;
    }

    /// Something done with the database, which may fail in its way or in ours.
    @FunctionalInterface
    interface Work<T> {
        T with(Sql sql) throws SQLException, IOException;
    }

    /// @param doing a verb for the complaint: `read`, `store a run in`
    /// @throws HistoryException when the database refuses
    <T> T read(String doing, Work<T> work) throws IOException {
        try {
            var connection = take();
            try {
                var result = work.with(new Sql(connection));
                idle.push(connection);
                return result;
            } catch (SQLException | IOException | RuntimeException failed) {
                connection.close();
                throw failed;
            }
        } catch (Documents.Refused failed) {
            throw database.failure(doing, failed.failure());
        } catch (SQLException failed) {
            throw database.failure(doing, failed);
        }
    }

    /// The same as one transaction that no other process writes during: whole or not at all.
    <T> T write(String doing, Work<T> work) throws IOException {
        return add(doing, sql -> {
            database.lock(sql.connection());
            return work.with(sql);
        });
    }

    /// The same beside other processes that write, as long as nobody touches the same rows.
    <T> T add(String doing, Work<T> work) throws IOException {
        return read(doing, sql -> {
            var connection = sql.connection();
            connection.setAutoCommit(false);
            var result = work.with(sql);
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        });
    }

    private Connection take() throws SQLException, HistoryException {
        for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
            if (database.isAlive(connection)) {
                return connection;
            }
            connection.close();
        }
        return database.connect();
    }

    @Override
    public void close() throws HistoryException {
        try {
            for (var connection = idle.poll(); connection != null; connection = idle.poll()) {
                connection.close();
            }
        } catch (SQLException failed) {
            throw database.failure("close", failed);
        }
    }
}
