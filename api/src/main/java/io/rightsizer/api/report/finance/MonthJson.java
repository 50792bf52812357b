package io.rightsizer.api.report.finance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.pricing.finance.MonthRow;
import io.rightsizer.pricing.finance.MonthSummary;
import java.io.IOException;
import java.io.Writer;

/// The summary as one object. Amounts are plain decimal numbers; what is absent is left out.
final class MonthJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private MonthJson() {}

    /// Ends with a line feed and leaves `out` open.
    static void write(MonthSummary summary, Writer out) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        try (var json = MAPPER.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(indenter));
            json.writeTree(node(summary));
            json.writeRaw('\n');
        }
    }

    private static ObjectNode node(MonthSummary summary) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("schemaVersion", "1");
        node.put("month", summary.month().month().toString());
        node.put("daysElapsed", summary.month().elapsed().size());
        node.put("days", summary.month().days().size());
        node.put("currency", summary.currency().getCurrencyCode());
        node.put("by", summary.by().toString());
        node.put("runs", summary.runs());
        var rows = node.putArray("rows");
        summary.rows().forEach(row -> rows.add(node(row)));
        node.set("total", node(summary.total()));
        return node;
    }

    private static ObjectNode node(MonthRow row) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("name", row.name());
        node.put("toDate", row.toDate());
        node.put("forecast", row.forecast());
        row.band()
                .ifPresent(band ->
                        node.putObject("forecastBand").put("low", band.low()).put("high", band.high()));
        node.put("now", row.now());
        node.put("after", row.after());
        node.putObject("savings").put("low", row.savingsLow()).put("high", row.savingsHigh());
        row.budget().ifPresent(budget -> node.put("budget", budget));
        row.variance().ifPresent(variance -> node.put("variance", variance));
        node.put("budgetStatus", row.status().label());
        node.put("workloads", row.workloads());
        node.put("workloadsWithRecommendation", row.withOutlook());
        return node;
    }
}
