package io.rightsizer.api.report.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.api.history.PullRequest;
import io.rightsizer.api.history.RealisedSaving;
import io.rightsizer.api.history.StoredRow;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.history.UsedPrice;
import io.rightsizer.api.report.Column;
import io.rightsizer.api.report.CsvRow;
import io.rightsizer.api.report.Cut;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.SafeText;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.TableStyle;
import io.rightsizer.api.report.TextTable;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi.Style;

/// What stays of a run: its rows, the prices they rest on, and what became of it.
///
/// @param realised changes that this run found in place
public record StoredRunReport(
        StoredRun run,
        List<StoredRow> rows,
        List<UsedPrice> prices,
        List<PullRequest> pullRequests,
        List<RealisedSaving> realised)
        implements HistoryFormat.Shown {

    private static final List<String> HEADER = RowCells.joined(List.of(
            List.of("run", "as_of"),
            RowCells.NAME,
            List.of("team", "tier", "replicas", "verdict", "codes"),
            RowCells.AMOUNTS,
            RowCells.amountsOf("next"),
            RowCells.amountsOf("recommended"),
            List.of("cost_now_month", "cost_after_month", "currency")));

    @Override
    public String table(TableStyle style) {
        var text = new StringBuilder();
        text.append(new TextTable<>(columns(), (StoredRow _) -> Style.reset, style).render(rows));
        text.append('\n');
        remarks().forEach(line -> text.append(TextTable.wrap(line, style.columns()))
                .append('\n'));
        return text.toString();
    }

    private List<Column<StoredRow>> columns() {
        return List.of(
                Column.of("CLUSTER", (StoredRow row) -> row.name().workload().cluster())
                        .cutting(Cut.END, 8)
                        .leaving(3),
                Column.of("NAMESPACE", (StoredRow row) -> row.name().workload().namespace())
                        .cutting(Cut.END, 10),
                Column.of("WORKLOAD", StoredRunReport::workload).cutting(Cut.MIDDLE, 20),
                Column.of("VERDICT", StoredRow::verdict).leaving(2),
                Column.of(
                        "CPU REQUEST",
                        (StoredRow row) -> RowCells.change(
                                row.current().requests().cpu(),
                                row.after().requests().cpu())),
                Column.of(
                        "MEMORY REQUEST",
                        (StoredRow row) -> RowCells.change(
                                row.current().requests().memory(),
                                row.after().requests().memory())),
                Column.of(
                                "MEMORY LIMIT",
                                (StoredRow row) -> RowCells.change(
                                        row.current().limits().memory(),
                                        row.after().limits().memory()))
                        .leaving(1),
                Column.of("A MONTH", this::month).leaving(4),
                Column.of("CODES", (StoredRow row) -> String.join(" ", row.codes()))
                        .cutting(Cut.END, 12)
                        .leaving(5));
    }

    static String workload(StoredRow row) {
        return ShortName.of(row.name().workload(), row.name().container());
    }

    private String month(StoredRow row) {
        var money = run.money();
        var cost = row.cost();
        if (money == null) {
            return "";
        }
        return cost == null
                ? "?"
                : RowCells.change(
                        MonthlyCosts.spoken(cost.now(), money.currency()),
                        MonthlyCosts.spoken(cost.after(), money.currency()));
    }

    private List<String> remarks() {
        var header = run.header();
        var accounting = header.accounting();
        var lines = new ArrayList<String>();
        lines.add(accounting.discovered() + " discovered = " + accounting.recommended() + " recommended + "
                + accounting.unchanged() + " unchanged + " + accounting.skipped() + " skipped + " + accounting.failed()
                + " failed");
        lines.add(header.status().label() + " run " + run.id() + " as of " + header.asOf() + ", policy "
                + SafeText.of(header.policy()) + ", " + SafeText.of(header.source()));
        header.warnings().forEach(warning -> lines.add("! " + SafeText.of(warning)));
        prices.forEach(price -> lines.add("  " + spoken(price)));
        pullRequests.forEach(one -> lines.add("  pull request " + SafeText.of(one.repository()) + "#" + one.number()
                + " " + SafeText.of(one.state()) + " " + SafeText.of(one.url())));
        realised.forEach(one -> lines.add("  live since this run: " + spoken(one)));
        return lines;
    }

    private static String spoken(UsedPrice price) {
        var machines = price.nodes() + " × " + price.instanceType() + " " + price.capacityType() + " " + price.region();
        var quote = price.quote();
        return SafeText.of(
                quote == null
                        ? machines + ": no price, " + price.source()
                        : machines + ": " + quote.hourly().toPlainString() + " " + quote.currency() + " an hour of "
                                + quote.asOf() + ", " + price.source());
    }

    /// On the weekdays that both sides have.
    static String spoken(RealisedSaving one) {
        var cost = one.cost();
        return SafeText.of(String.format(
                Locale.ROOT,
                "%s/%s, requested %.2f → %.2f cores and %.2f → %.2f GiB%s (%d matched weekdays)",
                one.name().workload().namespace(),
                ShortName.of(one.name().workload(), one.name().container()),
                one.before().millicores() / 1e3,
                one.after().millicores() / 1e3,
                one.before().bytes() / (double) (1 << 30),
                one.after().bytes() / (double) (1 << 30),
                cost == null
                        ? ""
                        : ", "
                                + MonthlyCosts.spoken(cost.before(), Currency.getInstance(cost.currency()))
                                + " → "
                                + MonthlyCosts.spoken(cost.after(), Currency.getInstance(cost.currency()))
                                + " a month",
                one.weekdays()));
    }

    @Override
    public JsonNode json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.set("run", RunList.json(run));
        var list = node.putArray("rows");
        rows.forEach(row -> list.add(RowCells.json(row.name()).setAll(RowCells.json(row))));
        var used = node.putArray("prices");
        prices.forEach(price -> used.add(json(price)));
        var requests = node.putArray("pullRequests");
        pullRequests.forEach(one -> requests.add(json(one)));
        var savings = node.putArray("realised");
        realised.forEach(one -> savings.add(json(one)));
        return node;
    }

    private static ObjectNode json(PullRequest one) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("repository", one.repository())
                .put("number", one.number())
                .put("url", one.url())
                .put("branch", one.branch())
                .put("state", one.state());
        var workloads = node.putArray("workloads");
        one.workloads().forEach(workload -> workloads.add(workload.toString()));
        return node;
    }

    private static ObjectNode json(UsedPrice price) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("provider", price.provider())
                .put("region", price.region())
                .put("instanceType", price.instanceType())
                .put("capacityType", price.capacityType())
                .put("nodes", price.nodes());
        var quote = price.quote();
        if (quote != null) {
            node.put("hourly", quote.hourly().toPlainString())
                    .put("currency", quote.currency())
                    .put("basis", quote.basis())
                    .put("asOf", quote.asOf());
        }
        return node.put("source", price.source());
    }

    private static ObjectNode json(RealisedSaving one) {
        var node = RowCells.json(one.name());
        node.put("advisedBy", one.advisedBy()).put("liveIn", one.liveIn()).put("weekdays", one.weekdays());
        node.putObject("before")
                .put("millicores", one.before().millicores())
                .put("bytes", one.before().bytes());
        node.putObject("after")
                .put("millicores", one.after().millicores())
                .put("bytes", one.after().bytes());
        if (one.estimated() != null) {
            node.put("estimatedMonth", one.estimated().toPlainString());
        }
        var cost = one.cost();
        if (cost != null) {
            node.putObject("month")
                    .put("currency", cost.currency())
                    .put("before", cost.before().toPlainString())
                    .put("after", cost.after().toPlainString());
        }
        return node;
    }

    @Override
    public List<List<String>> csv() {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADER);
        rows.forEach(row -> lines.add(csv(row)));
        return lines;
    }

    private List<String> csv(StoredRow row) {
        var money = run.money();
        return RowCells.joined(List.of(
                List.of(run.id(), run.header().asOf().toString()),
                RowCells.name(row.name()),
                List.of(
                        CsvRow.harmless(row.team()),
                        row.tier(),
                        Integer.toString(row.replicas()),
                        row.verdict(),
                        String.join(" ", row.codes())),
                RowCells.amounts(row.current()),
                RowCells.amounts(row.nextStep()),
                RowCells.amounts(row.recommended()),
                RowCells.costs(row),
                List.of(money == null ? "" : money.currency().getCurrencyCode())));
    }
}
