package io.rightsizer.api.history;

import io.rightsizer.analyzer.part.PartStore;
import io.rightsizer.analyzer.usage.UsageDays;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunJson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A history in tables, whichever database they are in.
final class SqlHistory implements History {

    /// Runs that are not among the newest of their source.
    private static final String OUTRANKED = """
            SELECT ranked.run FROM (
              SELECT run, ROW_NUMBER() OVER (PARTITION BY source ORDER BY stored_at DESC, run DESC) AS place
              FROM run) ranked
            WHERE ranked.place > ?""";

    private final Database database;
    private final Connections connections;
    private final PartTable parts;

    private SqlHistory(Database database, Connections connections, PartTable parts) {
        this.database = database;
        this.connections = connections;
        this.parts = parts;
    }

    /// Begins a history where there is none.
    static SqlHistory open(HistoryPlace place) throws IOException {
        var database = Database.at(place);
        database.prepare();
        return open(database, place);
    }

    static SqlHistory open(Database database, HistoryPlace place) throws IOException {
        var connections = new Connections(database);
        try {
            Migrations.apply(database, connections, place.toString());
        } catch (IOException | RuntimeException refused) {
            connections.close();
            throw refused;
        }
        return new SqlHistory(database, connections, new PartTable(connections, place.toString()));
    }

    @Override
    public StoredRun store(Run run, String teamKey, @Nullable Outlines outlines) throws IOException {
        return connections.write("store a run in", sql -> {
            var stored = new RunWriter(sql)
                    .write(run, teamKey, outlines, Instant.now().truncatedTo(ChronoUnit.MILLIS));
            Totals.sum(stored, sql);
            Realisation.measure(stored, sql);
            return stored;
        });
    }

    @Override
    public List<StoredRun> runs() throws IOException {
        return connections.read("read", RunColumns::all);
    }

    @Override
    public Run read(StoredRun run) throws IOException {
        return connections.read("read", sql -> {
            try (var json = Documents.read(run, sql)) {
                return RunJson.read(json, "run " + run.id() + " of the history");
            }
        });
    }

    @Override
    public Run read(StoredRun run, String namespace, Predicate<ContainerName> wanted) throws IOException {
        return connections.read("read", sql -> {
            var places = sql.list(RowColumns.PLACES, RowColumns::place, run.number(), namespace).stream()
                    .filter(place -> wanted.test(place.name()))
                    .toList();
            try (var json = Documents.read(run, places, sql)) {
                var found = RunJson.read(json, "run " + run.id() + " of the history");
                var rows = found.recommendations().stream()
                        .filter(row ->
                                row.workload().namespace().equals(namespace) && wanted.test(ContainerName.of(row)))
                        .toList();
                return new Run(found.run(), rows, ClusterState.NONE, null);
            }
        });
    }

    @Override
    public void writeJson(StoredRun run, Writer out) throws IOException {
        connections.read("read", sql -> {
            try (var json = new InputStreamReader(Documents.read(run, sql), StandardCharsets.UTF_8)) {
                return json.transferTo(out);
            }
        });
    }

    @Override
    public List<StoredRow> rows(StoredRun run) throws IOException {
        var rows = connections.read("read", sql -> sql.list(RowColumns.OF_RUN, RowColumns::row, run.number()));
        return rows.stream().sorted(Comparator.comparing(StoredRow::name)).toList();
    }

    @Override
    public List<PastRow> past(ContainerName name, List<StoredRun> runs) throws IOException {
        var numbered = runs.stream().collect(Collectors.toMap(StoredRun::number, Function.identity()));
        var id = name.workload();
        return connections.read("read", sql -> sql
                .list(
                        RowColumns.OF_CONTAINER,
                        row -> past(numbered.get(row.getInt("run")), row),
                        id.cluster(),
                        id.namespace(),
                        id.kind().name(),
                        id.name(),
                        name.container(),
                        name.type().label())
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    private static Optional<PastRow> past(@Nullable StoredRun run, ResultSet row) throws SQLException {
        return run == null ? Optional.empty() : Optional.of(new PastRow(run, RowColumns.row(row)));
    }

    @Override
    public Optional<byte[]> outline(StoredRun run, WorkloadId workload, String container) throws IOException {
        return connections.read(
                "read",
                sql -> sql.first(
                        """
                SELECT o.content FROM outline o JOIN container c ON c.container = o.container
                WHERE o.run = ? AND c.cluster = ? AND c.namespace = ? AND c.kind = ? AND c.workload = ?
                  AND c.name = ?""",
                        row -> row.getBytes(1),
                        run.number(),
                        workload.cluster(),
                        workload.namespace(),
                        workload.kind().name(),
                        workload.name(),
                        container));
    }

    @Override
    public List<UsedPrice> prices(StoredRun run) throws IOException {
        return connections.read("read", sql -> PriceColumns.of(run, sql));
    }

    @Override
    public List<NamespaceTotal> totals() throws IOException {
        return connections.read("read", Totals::all);
    }

    @Override
    public void note(StoredRun run, PullRequest pullRequest) throws IOException {
        connections.write("note a pull request in", sql -> {
            PullRequestColumns.put(pullRequest, run.number(), sql);
            return true;
        });
    }

    @Override
    public List<PullRequest> pullRequests(StoredRun run) throws IOException {
        return connections.read("read", sql -> PullRequestColumns.of(run.number(), sql));
    }

    @Override
    public List<PullRequest> pullRequests() throws IOException {
        return connections.read("read", PullRequestColumns::all);
    }

    @Override
    public List<PullRequest> pullRequests(WorkloadId workload) throws IOException {
        return connections.read("read", sql -> PullRequestColumns.of(workload, sql));
    }

    @Override
    public List<RealisedSaving> realised() throws IOException {
        return connections.read("read", Realisation::all);
    }

    @Override
    public PartStore parts() {
        return parts;
    }

    @Override
    public UsageDays usageDays() {
        return new UsageDayTable(connections);
    }

    @Override
    public Retention.Pruned prune(Retention retention) throws IOException {
        var oldest = Instant.now().minus(retention.rows()).toEpochMilli();
        return connections.write("prune", sql -> {
            var runs = sql.update("DELETE FROM run WHERE stored_at < ?", oldest);
            sql.update("DELETE FROM outline WHERE run IN (" + OUTRANKED + ")", retention.whole());
            var trimmed = sql.number(
                    "SELECT COUNT(*) FROM document WHERE part = 0 AND run IN (" + OUTRANKED + ")", retention.whole());
            sql.update("DELETE FROM document WHERE run IN (" + OUTRANKED + ")", retention.whole());
            return new Retention.Pruned(runs, (int) trimmed);
        });
    }

    @Override
    public void compact() throws IOException {
        connections.read("compact", sql -> {
            database.compact(sql.connection());
            return true;
        });
    }

    @Override
    public int copyTo(HistoryPlace target) throws IOException {
        return Copy.of(connections, target);
    }

    /// For a copy of another history.
    <T> T receive(Connections.Work<T> work) throws IOException {
        return connections.write("copy into", work);
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }
}
