package io.rightsizer.api.history;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Between a [StoredRow] and the columns of `recommendation`.
final class RowColumns {

    static final String INSERT = """
            INSERT INTO recommendation (run, container, outcome, replicas,
              cpu_request, memory_request, cpu_limit, memory_limit,
              written, next_cpu_request, next_memory_request, next_cpu_limit, next_memory_limit,
              advised, advised_cpu_request, advised_memory_request, advised_cpu_limit, advised_memory_limit,
              cost_now, cost_after, part)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String COLUMNS = """
            SELECT r.*, o.verdict, o.tier, o.codes, c.cluster, c.namespace, c.kind, c.workload, c.name, c.type, c.team
            """;

    static final String OF_RUN = COLUMNS + """
            FROM recommendation r JOIN container c ON c.container = r.container JOIN outcome o ON o.outcome = r.outcome
            WHERE r.run = ?""";

    /// CROSS JOIN makes SQLite look the row of each run up by its key, and not search all rows for the container.
    static final String OF_CONTAINER = COLUMNS + """
            FROM container c CROSS JOIN run CROSS JOIN recommendation r CROSS JOIN outcome o
            WHERE c.cluster = ? AND c.namespace = ? AND c.kind = ? AND c.workload = ? AND c.name = ? AND c.type = ?
              AND r.run = run.run AND r.container = c.container AND o.outcome = r.outcome
            ORDER BY run.as_of, run.run""";

    static final String PLACES = """
            SELECT c.*, r.part FROM container c CROSS JOIN recommendation r
            WHERE r.run = ? AND c.namespace = ? AND r.container = c.container""";

    private static final int NOTHING = 0;
    private static final int ITS_OWN = 1;
    private static final int SAME_AS_WRITTEN = 2;

    private RowColumns() {}

    /// In the order of [#INSERT].
    static @Nullable Object[] values(int run, int container, int outcome, int part, StoredRow row) {
        var current = row.current();
        var next = row.nextStep();
        var advised = row.recommended() == null || row.recommended().equals(next) ? null : row.recommended();
        var cost = row.cost();
        return new @Nullable Object[] {
            run,
            container,
            outcome,
            row.replicas(),
            cpu(current.requests()),
            memory(current.requests()),
            cpu(current.limits()),
            memory(current.limits()),
            next == null ? 0 : 1,
            next == null ? null : cpu(next.requests()),
            next == null ? null : memory(next.requests()),
            next == null ? null : cpu(next.limits()),
            next == null ? null : memory(next.limits()),
            advised(row),
            advised == null ? null : cpu(advised.requests()),
            advised == null ? null : memory(advised.requests()),
            advised == null ? null : cpu(advised.limits()),
            advised == null ? null : memory(advised.limits()),
            cost == null ? null : Micros.of(cost.now()),
            cost == null ? null : Micros.of(cost.after()),
            part
        };
    }

    /// Most of what is recommended is written at once, and then stands in the file once.
    private static int advised(StoredRow row) {
        if (row.recommended() == null) {
            return NOTHING;
        }
        return row.recommended().equals(row.nextStep()) ? SAME_AS_WRITTEN : ITS_OWN;
    }

    private static @Nullable Long cpu(ResourceAmounts amounts) {
        return amounts.cpu() == null ? null : amounts.cpu().millicores();
    }

    private static @Nullable Long memory(ResourceAmounts amounts) {
        return amounts.memory() == null ? null : amounts.memory().bytes();
    }

    /// Of a result of [#OF_RUN] or [#OF_CONTAINER].
    static StoredRow row(ResultSet row) throws SQLException {
        var codes = row.getString("codes");
        var next = row.getInt("written") == 0 ? null : resources(row, "next_");
        return new StoredRow(
                name(row),
                row.getString("team"),
                row.getInt("replicas"),
                resources(row, ""),
                advised(row, next),
                next,
                row.getString("verdict"),
                codes.isEmpty() ? List.of() : List.of(codes.split(" ")),
                row.getString("tier"),
                cost(row));
    }

    private static @Nullable Resources advised(ResultSet row, @Nullable Resources next) throws SQLException {
        return switch (row.getInt("advised")) {
            case NOTHING -> null;
            case SAME_AS_WRITTEN -> next;
            default -> resources(row, "advised_");
        };
    }

    /// Of a result of [#PLACES].
    static Place place(ResultSet row) throws SQLException {
        var part = Sql.nullable(row, "part");
        return new Place(name(row), part == null ? OptionalInt.empty() : OptionalInt.of(part.intValue()));
    }

    /// Where a row is in its run's document.
    ///
    /// @param part empty where nobody noted it
    record Place(ContainerName name, OptionalInt part) {}

    static ContainerName name(ResultSet row) throws SQLException {
        return new ContainerName(
                new WorkloadId(
                        row.getString("cluster"),
                        row.getString("namespace"),
                        new WorkloadKind(row.getString("kind")),
                        row.getString("workload")),
                row.getString("name"),
                type(row.getString("type")));
    }

    private static ContainerType type(String label) {
        return Arrays.stream(ContainerType.values())
                .filter(type -> type.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no container type '" + label + "'"));
    }

    private static Resources resources(ResultSet row, String prefix) throws SQLException {
        return new Resources(
                amounts(row, prefix + "cpu_request", prefix + "memory_request"),
                amounts(row, prefix + "cpu_limit", prefix + "memory_limit"));
    }

    private static ResourceAmounts amounts(ResultSet row, String cpuColumn, String memoryColumn) throws SQLException {
        var cpu = Sql.nullable(row, cpuColumn);
        var memory = Sql.nullable(row, memoryColumn);
        return new ResourceAmounts(
                cpu == null ? null : Cpu.millicores(cpu), memory == null ? null : Memory.bytes(memory));
    }

    private static StoredRow.@Nullable Cost cost(ResultSet row) throws SQLException {
        var now = Micros.amount(row, "cost_now");
        var after = Micros.amount(row, "cost_after");
        return now == null || after == null ? null : new StoredRow.Cost(now, after);
    }
}
