package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.backtest.RiskRow;
import io.rightsizer.analyzer.recommendation.Accounting;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The `run` object.
final class RunHeaderJson {

    private RunHeaderJson() {}

    static ObjectNode write(RunHeader header) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", header.id()).put("asOf", header.asOf().toString());
        node.putObject("window")
                .put("from", header.window().from().toString())
                .put("to", header.window().to().toString());
        node.put("source", header.source()).put("status", header.status().label());
        node.putObject("accounting")
                .put("discovered", header.accounting().discovered())
                .put("recommended", header.accounting().recommended())
                .put("unchanged", header.accounting().unchanged())
                .put("skipped", header.accounting().skipped())
                .put("failed", header.accounting().failed());
        header.warnings().forEach(node.putArray("warnings")::add);
        node.put("requests", header.requests());
        node.set("durationSeconds", JsonNumbers.of(header.duration().toMillis() / 1000.0));
        node.put("policy", header.policy()).put("method", header.method());
        if (!header.risks().isEmpty()) {
            var risks = node.putArray("risks");
            header.risks().forEach(row -> risks.add(write(row)));
        }
        return node;
    }

    static RunHeader read(JsonPlace place) {
        return new RunHeader(
                place.at("id").text(),
                place.at("asOf").text(Instant::parse),
                window(place.at("window")),
                place.at("source").text(),
                place.at("status").text(RunHeaderJson::status),
                accounting(place.at("accounting")),
                place.at("warnings").items().stream().map(JsonPlace::text).toList(),
                place.at("requests").longCount(),
                Duration.ofMillis(Math.round(place.at("durationSeconds").number() * 1000)),
                optional(place, "policy"),
                optional(place, "method"),
                place.find("risks").map(JsonPlace::items).orElse(List.of()).stream()
                        .map(RunHeaderJson::risk)
                        .toList());
    }

    private static ObjectNode write(RiskRow row) {
        var node =
                JsonNodeFactory.instance.objectNode().put("scope", row.scope()).put("calibrated", row.calibrated());
        node.set("aimed", JsonNumbers.of(row.aimed()));
        node.set("stated", JsonNumbers.of(row.stated()));
        node.put("containers", row.containers()).put("exceeded", row.exceeded());
        node.set("cpuAimed", JsonNumbers.of(row.cpuAimed()));
        node.set("cpuRealised", JsonNumbers.of(row.cpuRealised()));
        return node;
    }

    private static RiskRow risk(JsonPlace place) {
        return new RiskRow(
                place.at("scope").text(),
                place.at("calibrated").flag(),
                place.at("aimed").number(),
                place.at("stated").number(),
                place.at("containers").count(),
                place.at("exceeded").count(),
                place.at("cpuAimed").number(),
                place.at("cpuRealised").number());
    }

    /// Says how a run came about; a run by other hands may lack it.
    private static String optional(JsonPlace place, String key) {
        return place.find(key).map(JsonPlace::text).orElse("unknown");
    }

    private static RunHeader.Window window(JsonPlace place) {
        return new RunHeader.Window(
                place.at("from").text(Instant::parse), place.at("to").text(Instant::parse));
    }

    private static RunStatus status(String label) {
        return Arrays.stream(RunStatus.values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status '" + label + "'"));
    }

    private static Accounting accounting(JsonPlace place) {
        return new Accounting(
                place.at("discovered").count(),
                place.at("recommended").count(),
                place.at("unchanged").count(),
                place.at("skipped").count(),
                place.at("failed").count());
    }
}
