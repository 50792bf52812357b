package io.rightsizer.api.report.backtest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.backtest.Estimate;
import io.rightsizer.analyzer.backtest.Frontier;
import io.rightsizer.analyzer.backtest.Score;
import io.rightsizer.analyzer.backtest.Versus;
import io.rightsizer.api.config.Durations;
import io.rightsizer.api.report.JsonNumbers;
import java.io.IOException;
import java.io.Writer;

/// A backtest as JSON, by the published schema `schema/backtest-v1.json`. Shares are 0 to 1.
final class BacktestJson {

    /// Changes only when a reader of the former version could be misled.
    private static final String SCHEMA_VERSION = "1";

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private BacktestJson() {}

    /// Ends with a line feed and leaves `out` open.
    static void write(BacktestRun run, Writer out) throws IOException {
        out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(run)));
        out.write("\n");
    }

    private static ObjectNode document(BacktestRun run) {
        var json = JsonNodeFactory.instance.objectNode().put("schemaVersion", SCHEMA_VERSION);
        header(run, json.putObject("backtest"));
        var scores = json.putArray("scores");
        run.report().scores().forEach(score -> score(score, scores));
        var versus = json.putArray("versus");
        run.report().versus().forEach(one -> versus(one, versus));
        var frontiers = json.putArray("frontiers");
        run.report().frontiers().forEach(frontier -> frontier(frontier, frontiers));
        return json;
    }

    private static void header(BacktestRun run, ObjectNode json) {
        var report = run.report();
        json.put("source", run.source());
        json.putObject("window")
                .put("from", run.window().from().toString())
                .put("to", run.window().to().toString());
        json.put("status", run.status().label());
        json.put("fit", Durations.print(report.plan().fit()))
                .put("test", Durations.print(report.plan().test()))
                .put("baseline", report.plan().baseline());
        var origins = json.putArray("origins");
        report.origins().forEach(origin -> origins.add(origin.toString()));
        json.put("windows", report.windows());
        json.putObject("accounting")
                .put("discovered", run.discovered())
                .put("judged", report.containers())
                .put("fresh", report.fresh())
                .put("skipped", run.skipped())
                .put("failed", run.failed());
        run.collection().warnings().forEach(json.putArray("warnings")::add);
        json.put("method", run.collection().method());
    }

    private static void score(Score score, ArrayNode scores) {
        var json = scores.addObject().put("policy", score.policy()).put("windows", score.windows());
        for (var figure : Figure.values()) {
            var estimate = figure.of(score);
            json.set(figure.key(), figure.hasInterval() ? estimate(estimate) : JsonNumbers.orNull(estimate.value()));
        }
    }

    private static void versus(Versus versus, ArrayNode all) {
        var json = all.addObject().put("policy", versus.policy()).put("baseline", versus.baseline());
        for (var figure : Against.values()) {
            json.set(figure.key(), estimate(figure.of(versus)));
        }
        json.put("dominates", versus.dominates());
    }

    private static ObjectNode estimate(Estimate estimate) {
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("value", JsonNumbers.orNull(estimate.value()))
                .<ObjectNode>set("low", JsonNumbers.orNull(estimate.low()))
                .set("high", JsonNumbers.orNull(estimate.high()));
    }

    private static void frontier(Frontier frontier, ArrayNode frontiers) {
        var json = frontiers.addObject().put("name", frontier.name()).put("resource", frontier.resource());
        var points = json.putArray("points");
        for (var point : frontier.points()) {
            points.addObject()
                    .<ObjectNode>set("margin", JsonNumbers.orNull(point.margin()))
                    .<ObjectNode>set("risk", JsonNumbers.orNull(point.risk()))
                    .set("slack", JsonNumbers.orNull(point.slack()));
        }
    }
}
