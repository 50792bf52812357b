package io.rightsizer.api.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Brings a history to the tables this version works with, one numbered step after the other. A step is never changed
/// once it was released.
final class Migrations {

    private static final List<String> STEPS =
            List.of("1-runs.sql", "2-changes.sql", "3-parts.sql", "4-places.sql", "5-usage-days.sql");

    private Migrations() {}

    /// @throws HistoryException when a newer version has been here, whose tables may mean something else
    static void apply(Database database, Connections connections, String place) throws IOException {
        if (connections.read("open", sql -> version(database, sql)) != STEPS.size()) {
            connections.write("bring up to date", sql -> {
                bring(database, sql, place);
                return true;
            });
        }
    }

    private static int version(Database database, Sql sql) throws SQLException {
        return database.hasTable(sql.connection(), "migration")
                ? (int) sql.number("SELECT COALESCE(MAX(step), 0) FROM migration")
                : 0;
    }

    private static void bring(Database database, Sql sql, String place) throws SQLException, HistoryException {
        var version = version(database, sql);
        if (version > STEPS.size()) {
            throw new HistoryException("the history " + place + " was written by a newer rightsizer (its tables are of"
                    + " version " + version + ", this one knows " + STEPS.size()
                    + "); it is left as it is. Use that version, or name another with --history");
        }
        if (version == 0) {
            if (database.isOccupied(sql.connection())) {
                throw new HistoryException(
                        place + " is no history: it holds tables of something else; name another" + " with --history");
            }
            sql.update("CREATE TABLE migration (step INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)");
        }
        for (int step = version + 1; step <= STEPS.size(); step++) {
            for (var statement : statements(STEPS.get(step - 1), database)) {
                sql.update(statement);
            }
            sql.update(
                    "INSERT INTO migration (step, applied_at) VALUES (?, ?)",
                    step,
                    Instant.now().toEpochMilli());
        }
    }

    private static List<String> statements(String name, Database database) {
        try (var in = Objects.requireNonNull(Migrations.class.getResourceAsStream("/history/" + name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*\n", "")
                    .replace("{clustered}", database.clustered());
            return Arrays.stream(text.split(";"))
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException("the step " + name + " is missing from this build", broken);
        }
    }
}
