package io.rightsizer.api.report.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.CsvRow;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/// The runs of a history, newest first.
///
/// @param place where it is kept, without secrets
public record RunList(String place, List<StoredRun> runs) implements HistoryFormat.Shown {

    private static final List<String> HEADER = List.of(
            "run",
            "as_of",
            "stored_at",
            "source",
            "status",
            "policy",
            "discovered",
            "recommended",
            "unchanged",
            "skipped",
            "failed",
            "bill_month",
            "paper_month",
            "packed_month",
            "reachable_month",
            "bound_month",
            "currency",
            "kept");

    @Override
    public String table(TableStyle style) {
        if (runs.isEmpty()) {
            return "the history " + place + " is empty\n";
        }
        return new TextTable<>(columns(), (StoredRun _) -> Style.reset, style).render(runs);
    }

    private static List<Column<StoredRun>> columns() {
        return List.of(
                Column.of("RUN", StoredRun::id),
                Column.of("STATUS", (StoredRun run) -> run.header().status().label())
                        .leaving(2),
                Column.of(
                                "CONTAINERS",
                                (StoredRun run) ->
                                        Long.toString(run.header().accounting().discovered()))
                        .rightAlign(),
                Column.of(
                                "TO CHANGE",
                                (StoredRun run) ->
                                        Long.toString(run.header().accounting().recommended()))
                        .rightAlign(),
                Column.of("A MONTH", RunList::bill).rightAlign().leaving(3),
                Column.of("KEPT", RunList::kept),
                Column.of("SOURCE", (StoredRun run) -> run.header().source())
                        .cutting(Cut.END, 12)
                        .leaving(4));
    }

    private static String bill(StoredRun run) {
        var money = run.money();
        return money == null ? "?" : MonthlyCosts.spoken(money.bill(), money.currency());
    }

    private static String kept(StoredRun run) {
        return run.whole() ? "whole" : "rows";
    }

    @Override
    public JsonNode json() {
        var list = JsonNodeFactory.instance.arrayNode();
        runs.forEach(run -> list.add(json(run)));
        return list;
    }

    static ObjectNode json(StoredRun run) {
        var header = run.header();
        var accounting = header.accounting();
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("run", run.id())
                .put("asOf", header.asOf().toString())
                .put("storedAt", run.storedAt().toString())
                .put("source", header.source())
                .put("status", header.status().label())
                .put("policy", header.policy());
        node.putObject("accounting")
                .put("discovered", accounting.discovered())
                .put("recommended", accounting.recommended())
                .put("unchanged", accounting.unchanged())
                .put("skipped", accounting.skipped())
                .put("failed", accounting.failed());
        header.warnings().forEach(node.putArray("warnings")::add);
        var money = run.money();
        if (money != null) {
            node.putObject("month")
                    .put("currency", money.currency().getCurrencyCode())
                    .put("bill", money.bill().toPlainString())
                    .put("paper", money.paper().toPlainString())
                    .put("packed", money.packed().toPlainString())
                    .put("reachable", money.reachable().toPlainString())
                    .put("bound", money.bound().toPlainString());
        }
        return node.put("kept", kept(run));
    }

    @Override
    public List<List<String>> csv() {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADER);
        runs.forEach(run -> lines.add(csv(run)));
        return lines;
    }

    private static List<String> csv(StoredRun run) {
        var header = run.header();
        var accounting = header.accounting();
        var cells = new ArrayList<>(List.of(
                run.id(),
                header.asOf().toString(),
                run.storedAt().toString(),
                CsvRow.harmless(header.source()),
                header.status().label(),
                CsvRow.harmless(header.policy()),
                Long.toString(accounting.discovered()),
                Long.toString(accounting.recommended()),
                Long.toString(accounting.unchanged()),
                Long.toString(accounting.skipped()),
                Long.toString(accounting.failed())));
        var money = run.money();
        cells.addAll(
                money == null
                        ? List.of("", "", "", "", "", "")
                        : List.of(
                                money.bill().toPlainString(),
                                money.paper().toPlainString(),
                                money.packed().toPlainString(),
                                money.reachable().toPlainString(),
                                money.bound().toPlainString(),
                                money.currency().getCurrencyCode()));
        cells.add(kept(run));
        return cells;
    }
}
