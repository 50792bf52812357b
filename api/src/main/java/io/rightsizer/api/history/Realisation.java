package io.rightsizer.api.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds changes that went live and measures what they brought.
///
/// A change is live in the first run that finds exactly the amounts set which the patch of an earlier run of the same
/// source writes, where the run before found others. Days on either side count as long as the amounts stay what they
/// were, four weeks at most; each run stands for its day. As later runs come, the side after grows.
final class Realisation {

    /// How far back advice is looked for: a patch may lie unmerged for weeks.
    private static final Duration ADVICE = Duration.ofDays(56);

    private static final Duration SIDE = Duration.ofDays(28);

    /// NULL equals NULL.
    private static final String EDITED = """
            SELECT b.container
            FROM recommendation b JOIN recommendation p ON p.run = ? AND p.container = b.container
            WHERE b.run = ?
              AND (b.cpu_request IS DISTINCT FROM p.cpu_request OR b.memory_request IS DISTINCT FROM p.memory_request
                OR b.cpu_limit IS DISTINCT FROM p.cpu_limit OR b.memory_limit IS DISTINCT FROM p.memory_limit)
            ORDER BY b.container""";

    private static final String STILL_GROWING = """
            SELECT realised.container, realised.live, realised.advised, run.as_of
            FROM realised JOIN run ON run.run = realised.live
            WHERE run.source = ? AND run.as_of >= ? AND run.as_of < ? ORDER BY realised.container""";

    /// CROSS JOIN makes SQLite look the row of each run up by its key, and not search all rows for the container.
    private static final String DAYS = """
            SELECT run.as_of, run.currency, r.*
            FROM run CROSS JOIN recommendation r
            WHERE r.run = run.run AND r.container = ? AND run.source = ? AND run.as_of >= ? AND run.as_of <= ?
            ORDER BY run.as_of, run.run""";

    private static final String INSERT = """
            INSERT INTO realised (container, live, advised, weekdays, cpu_before, cpu_after, memory_before,
              memory_after, cost_before, cost_after, currency)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Sql sql;
    private final StoredRun run;
    private final String source;
    private final long asOf;

    private Realisation(Sql sql, StoredRun run) {
        this.sql = sql;
        this.run = run;
        this.source = run.header().source();
        this.asOf = run.header().asOf().toEpochMilli();
    }

    /// @param live the first run that found it, by number
    /// @param advised the run that advised it, if that is known already
    private record LiveChange(int container, int live, Optional<Integer> advised, long liveAt) {}

    static void measure(StoredRun run, Sql sql) throws SQLException {
        var realisation = new Realisation(sql, run);
        for (var change : realisation.changes()) {
            realisation.measure(change);
        }
    }

    private List<LiveChange> changes() throws SQLException {
        var changes = new ArrayList<>(sql.list(
                STILL_GROWING,
                row -> new LiveChange(
                        row.getInt("container"),
                        row.getInt("live"),
                        Optional.of(row.getInt("advised")),
                        row.getLong("as_of")),
                source,
                asOf - SIDE.toMillis(),
                asOf));
        var previous = previous();
        if (previous.isPresent()) {
            changes.addAll(sql.list(
                    EDITED,
                    row -> new LiveChange(row.getInt("container"), run.number(), Optional.empty(), asOf),
                    previous.get(),
                    run.number()));
        }
        return changes;
    }

    private Optional<Integer> previous() throws SQLException {
        return sql.first(
                "SELECT run FROM run WHERE source = ? AND as_of < ? ORDER BY as_of DESC, run DESC LIMIT 1",
                row -> row.getInt(1),
                source,
                asOf);
    }

    private void measure(LiveChange change) throws SQLException {
        var days = sql.list(
                DAYS,
                MeasuredDay::of,
                change.container(),
                source,
                change.liveAt() - ADVICE.toMillis(),
                change.liveAt() + SIDE.toMillis());
        var after = MeasuredDay.unchangedFrom(change.liveAt(), days);
        var advised = change.advised().or(() -> MeasuredDay.adviser(change.liveAt(), days));
        if (advised.isPresent()) {
            var before = MeasuredDay.unchangedBefore(change.liveAt(), days).stream()
                    .filter(day -> day.at() >= change.liveAt() - SIDE.toMillis())
                    .toList();
            sql.update("DELETE FROM realised WHERE container = ? AND live = ?", change.container(), change.live());
            insert(change, advised.get(), MatchedWeekdays.of(before, after));
        }
    }

    /// Also where no weekday matches yet: later runs may bring one.
    private void insert(LiveChange change, int advised, MatchedWeekdays matched) throws SQLException {
        sql.update(
                INSERT,
                change.container(),
                change.live(),
                advised,
                matched.weekdays(),
                matched.before().millicores(),
                matched.after().millicores(),
                matched.before().bytes(),
                matched.after().bytes(),
                matched.before().micros().orElse(null),
                matched.after().micros().orElse(null),
                matched.currency());
    }

    static List<RealisedSaving> all(Sql sql) throws SQLException {
        var ids = new LinkedHashMap<Integer, String>();
        sql.list("SELECT run, id FROM run", row -> ids.put(row.getInt(1), row.getString(2)));
        return sql.list("""
                SELECT realised.*, r.cost_now - r.cost_after AS estimated,
                  c.cluster, c.namespace, c.kind, c.workload, c.name, c.type
                FROM realised JOIN container c ON c.container = realised.container
                  JOIN run ON run.run = realised.live
                  LEFT JOIN recommendation r ON r.run = realised.advised AND r.container = realised.container
                WHERE realised.weekdays > 0
                ORDER BY run.as_of DESC, c.cluster, c.namespace, c.workload, c.name""", row -> saving(row, ids));
    }

    private static RealisedSaving saving(ResultSet row, Map<Integer, String> ids) throws SQLException {
        var before = Micros.amount(row, "cost_before");
        var after = Micros.amount(row, "cost_after");
        return new RealisedSaving(
                RowColumns.name(row),
                ids.getOrDefault(row.getInt("advised"), ""),
                ids.getOrDefault(row.getInt("live"), ""),
                row.getInt("weekdays"),
                new RealisedSaving.Requested(row.getLong("cpu_before"), row.getLong("memory_before")),
                new RealisedSaving.Requested(row.getLong("cpu_after"), row.getLong("memory_after")),
                Micros.amount(row, "estimated"),
                before == null || after == null
                        ? null
                        : new RealisedSaving.Cost(row.getString("currency"), before, after));
    }
}
