package io.rightsizer.api.report.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.history.RunChange;
import io.rightsizer.api.history.RunDifference;
import io.rightsizer.api.history.RunRows;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.SafeText;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;

/// What changed from one run to another.
public record DiffReport(RunHeader before, RunHeader after, List<RunDifference> differences)
        implements HistoryFormat.Shown {

    private static final List<String> HEADER = RowCells.joined(List.of(
            List.of("changes"),
            RowCells.NAME,
            List.of("verdict_before", "verdict_after"),
            RowCells.amountsOf("before"),
            RowCells.amountsOf("after"),
            RowCells.amountsOf("recommended_before"),
            RowCells.amountsOf("recommended_after")));

    public static DiffReport of(RunRows before, RunRows after) {
        return new DiffReport(before.header(), after.header(), RunDifference.between(before.rows(), after.rows()));
    }

    @Override
    public String table(TableStyle style) {
        var text = new StringBuilder();
        if (!differences.isEmpty()) {
            text.append(new TextTable<>(columns(), DiffReport::tone, style).render(differences));
            text.append('\n');
        }
        lines().forEach(line ->
                text.append(TextTable.wrap(line, style.columns())).append('\n'));
        return text.toString();
    }

    private static List<Column<RunDifference>> columns() {
        return List.of(
                Column.of("CHANGE", DiffReport::changes),
                Column.of(
                                "CLUSTER",
                                (RunDifference one) -> one.name().workload().cluster())
                        .cutting(Cut.END, 8)
                        .leaving(3),
                Column.of(
                                "NAMESPACE",
                                (RunDifference one) -> one.name().workload().namespace())
                        .cutting(Cut.END, 10),
                Column.of(
                                "WORKLOAD",
                                (RunDifference one) -> ShortName.of(
                                        one.name().workload(), one.name().container()))
                        .cutting(Cut.MIDDLE, 20),
                Column.of("CPU SET", amount(StoredRow::current, DiffReport::cpu)),
                Column.of("MEMORY SET", amount(StoredRow::current, DiffReport::memory)),
                Column.of("CPU ADVISED", amount(StoredRow::recommended, DiffReport::cpu))
                        .leaving(1),
                Column.of("MEMORY ADVISED", amount(StoredRow::recommended, DiffReport::memory))
                        .leaving(1),
                Column.of("LIMIT ADVISED", amount(StoredRow::recommended, DiffReport::memoryLimit))
                        .leaving(3),
                Column.of("VERDICT", DiffReport::verdict).leaving(2));
    }

    private static Style tone(RunDifference one) {
        return one.changes().contains(RunChange.DEPLOYED) ? Style.bold : Style.reset;
    }

    private static String changes(RunDifference one) {
        return one.changes().stream().map(RunChange::label).collect(Collectors.joining(","));
    }

    private static Function<RunDifference, String> amount(
            Function<StoredRow, @Nullable Resources> which, Function<@Nullable Resources, @Nullable Object> amount) {
        return one -> {
            var then = one.before();
            var now = one.after();
            if (then == null || now == null) {
                var only = then == null ? now : then;
                return only == null ? "" : RowCells.shown(amount.apply(which.apply(only)));
            }
            return RowCells.change(amount.apply(which.apply(then)), amount.apply(which.apply(now)));
        };
    }

    private static @Nullable Object cpu(@Nullable Resources resources) {
        return resources == null ? null : resources.requests().cpu();
    }

    private static @Nullable Object memory(@Nullable Resources resources) {
        return resources == null ? null : resources.requests().memory();
    }

    private static @Nullable Object memoryLimit(@Nullable Resources resources) {
        return resources == null ? null : resources.limits().memory();
    }

    private static String verdict(RunDifference one) {
        return RowCells.change(verdictOf(one.before()), verdictOf(one.after()));
    }

    private static @Nullable String verdictOf(@Nullable StoredRow row) {
        return row == null ? null : row.verdict();
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        var counts = counts();
        if (counts.isEmpty()) {
            lines.add("no container differs");
        }
        counts.forEach((change, count) ->
                lines.add(TextTable.padRight(change.label(), 9) + " " + count + "  " + change.meaning()));
        lines.add("from " + before.id() + ", " + before.accounting().discovered() + " containers, to " + after.id()
                + ", " + after.accounting().discovered() + " containers");
        if (!before.source().equals(after.source())) {
            lines.add("! the runs are of different sources: " + SafeText.of(before.source()) + " and "
                    + SafeText.of(after.source()));
        }
        return lines;
    }

    private Map<RunChange, Integer> counts() {
        var counts = new EnumMap<RunChange, Integer>(RunChange.class);
        differences.forEach(one -> one.changes().forEach(change -> counts.merge(change, 1, Integer::sum)));
        return counts;
    }

    @Override
    public JsonNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("from", before.id()).put("to", after.id());
        var counts = node.putObject("counts");
        counts().forEach((change, count) -> counts.put(change.label(), count));
        var list = node.putArray("differences");
        for (var one : differences) {
            var entry = RowCells.json(one.name());
            one.changes().forEach(change -> entry.withArray("changes").add(change.label()));
            if (one.before() != null) {
                entry.set("before", RowCells.json(one.before()));
            }
            if (one.after() != null) {
                entry.set("after", RowCells.json(one.after()));
            }
            list.add(entry);
        }
        return node;
    }

    @Override
    public List<List<String>> csv() {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADER);
        differences.forEach(one -> lines.add(csv(one)));
        return lines;
    }

    private static List<String> csv(RunDifference one) {
        var then = one.before();
        var now = one.after();
        return RowCells.joined(List.of(
                List.of(changes(one).replace(',', ' ')),
                RowCells.name(one.name()),
                List.of(then == null ? "" : then.verdict(), now == null ? "" : now.verdict()),
                RowCells.amounts(then == null ? null : then.current()),
                RowCells.amounts(now == null ? null : now.current()),
                RowCells.amounts(then == null ? null : then.recommended()),
                RowCells.amounts(now == null ? null : now.recommended())));
    }
}
