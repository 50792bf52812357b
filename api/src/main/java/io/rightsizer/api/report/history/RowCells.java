package io.rightsizer.api.report.history;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.report.CsvRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Stored rows and their names as JSON and as cells.
final class RowCells {

    static final List<String> NAME = List.of("cluster", "namespace", "kind", "name", "container", "container_type");

    static final List<String> AMOUNTS =
            List.of("cpu_request_millicores", "memory_request_bytes", "cpu_limit_millicores", "memory_limit_bytes");

    private RowCells() {}

    static List<String> name(ContainerName name) {
        var workload = name.workload();
        return List.of(
                CsvRow.harmless(workload.cluster()),
                CsvRow.harmless(workload.namespace()),
                CsvRow.harmless(workload.kind().name()),
                CsvRow.harmless(workload.name()),
                CsvRow.harmless(name.container()),
                name.type().label());
    }

    /// In the order of [#AMOUNTS]; what is not set is empty.
    static List<String> amounts(@Nullable Resources resources) {
        return resources == null
                ? List.of("", "", "", "")
                : List.of(
                        millicores(resources.requests()),
                        bytes(resources.requests()),
                        millicores(resources.limits()),
                        bytes(resources.limits()));
    }

    /// The same names behind a word: `next_cpu_request_millicores`.
    static List<String> amountsOf(String word) {
        return AMOUNTS.stream().map(amount -> word + "_" + amount).toList();
    }

    private static String millicores(ResourceAmounts amounts) {
        return amounts.cpu() == null ? "" : Long.toString(amounts.cpu().millicores());
    }

    private static String bytes(ResourceAmounts amounts) {
        return amounts.memory() == null ? "" : Long.toString(amounts.memory().bytes());
    }

    static List<String> costs(StoredRow row) {
        var cost = row.cost();
        return cost == null
                ? List.of("", "")
                : List.of(cost.now().toPlainString(), cost.after().toPlainString());
    }

    /// What a table shows of an amount.
    static String shown(@Nullable Object amount) {
        return amount == null ? "-" : Objects.toString(amount);
    }

    /// `1 → 500m`, one amount where it stays.
    static String change(@Nullable Object before, @Nullable Object after) {
        return Objects.equals(before, after) ? shown(before) : shown(before) + " → " + shown(after);
    }

    static ObjectNode json(ContainerName name) {
        var workload = name.workload();
        return JsonNodeFactory.instance
                .objectNode()
                .put("cluster", workload.cluster())
                .put("namespace", workload.namespace())
                .put("kind", workload.kind().name())
                .put("name", workload.name())
                .put("container", name.container())
                .put("containerType", name.type().label());
    }

    /// Everything of a row but its name.
    static ObjectNode json(StoredRow row) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("team", row.team()).put("tier", row.tier()).put("replicas", row.replicas());
        node.set("current", json(row.current()));
        if (row.recommended() != null) {
            node.set("recommended", json(row.recommended()));
        }
        if (row.nextStep() != null) {
            node.set("nextStep", json(row.nextStep()));
        }
        node.put("verdict", row.verdict());
        row.codes().forEach(node.putArray("codes")::add);
        var cost = row.cost();
        if (cost != null) {
            node.putObject("month")
                    .put("now", cost.now().toPlainString())
                    .put("after", cost.after().toPlainString());
        }
        return node;
    }

    private static ObjectNode json(Resources resources) {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("requests", json(resources.requests()));
        node.set("limits", json(resources.limits()));
        return node;
    }

    private static ObjectNode json(ResourceAmounts amounts) {
        var node = JsonNodeFactory.instance.objectNode();
        if (amounts.cpu() != null) {
            node.put("cpu", amounts.cpu().toString());
        }
        if (amounts.memory() != null) {
            node.put("memory", amounts.memory().toString());
        }
        return node;
    }

    static List<String> joined(List<List<String>> parts) {
        var cells = new ArrayList<String>();
        parts.forEach(cells::addAll);
        return cells;
    }
}
