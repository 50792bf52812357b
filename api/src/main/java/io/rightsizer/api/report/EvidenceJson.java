package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Evidence.Plot;
import io.rightsizer.analyzer.recommendation.Evidence.StatedRisk;
import io.rightsizer.analyzer.recommendation.Reasoning;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.api.config.Durations;
import java.time.Instant;
import java.util.List;

/// The `evidence` object of a recommendation. Shares are written for readers and not read back.
final class EvidenceJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvidenceJson() {}

    static ObjectNode write(Evidence evidence) {
        var node = NODES.objectNode();
        node.put("policy", evidence.policy());
        node.putObject("window")
                .put("from", evidence.window().from().toString())
                .put("to", evidence.window().to().toString());
        node.put("step", Durations.print(evidence.window().step()));
        node.put("rateWindow", Durations.print(evidence.rateWindow()));
        node.put("pods", evidence.pods()).put("samples", evidence.samples());
        node.set("coverage", write(evidence.coverage()));
        node.set("cpuCores", write(evidence.cpu()));
        node.set("memoryBytes", write(evidence.memory()));
        node.set("cpuBurst", JsonNumbers.of(evidence.cpuBurst()));
        node.set("throttling", write(evidence.throttling()));
        node.putObject("oomKills")
                .put("count", evidence.oomKills().count())
                .put("lastTermination", evidence.oomKills().lastTermination());
        node.put("restarts", evidence.restarts());
        if (evidence.stated() != null) {
            var stated = node.putObject("statedRisk");
            stated.set("memory", JsonNumbers.of(evidence.stated().memory()));
            stated.set("cpu", JsonNumbers.of(evidence.stated().cpu()));
        }
        write(evidence.reasoning(), node);
        var plot = node.putObject("plot");
        plot.set("cpuCores", points(evidence.plot().cpu()));
        plot.set("memoryBytes", points(evidence.plot().memory()));
        return node;
    }

    private static void write(Reasoning reasoning, ObjectNode node) {
        reasoning.sentences().forEach(node.putArray("derivation")::add);
        var guardrails = node.putObject("guardrails");
        reasoning.changed().forEach(guardrails.putArray("changed")::add);
        reasoning.passed().forEach(guardrails.putArray("passed")::add);
        if (!reasoning.record().isEmpty()) {
            node.put("ownRecord", reasoning.record());
        }
    }

    private static ObjectNode write(Coverage coverage) {
        var node = NODES.objectNode();
        node.put("knownPoints", coverage.knownPoints()).put("windowPoints", coverage.windowPoints());
        node.put("observed", Durations.print(coverage.observed()));
        node.set("share", JsonNumbers.of(coverage.share()));
        return node;
    }

    private static ObjectNode write(Distribution distribution) {
        var node = NODES.objectNode().put("count", distribution.count());
        node.set("mean", JsonNumbers.of(distribution.mean()));
        node.set("p25", JsonNumbers.of(distribution.p25()));
        node.set("p50", JsonNumbers.of(distribution.p50()));
        node.set("p90", JsonNumbers.of(distribution.p90()));
        node.set("p95", JsonNumbers.of(distribution.p95()));
        node.set("p99", JsonNumbers.of(distribution.p99()));
        node.set("max", JsonNumbers.of(distribution.max()));
        return node;
    }

    private static ObjectNode write(Throttling throttling) {
        var node = NODES.objectNode();
        node.set("periods", JsonNumbers.of(throttling.periods()));
        node.set("throttledPeriods", JsonNumbers.of(throttling.throttledPeriods()));
        node.set("share", JsonNumbers.of(throttling.share()));
        return node;
    }

    private static ArrayNode points(List<Double> values) {
        var array = NODES.arrayNode(values.size());
        values.forEach(value -> array.add(JsonNumbers.orNull(value)));
        return array;
    }

    static Evidence read(JsonPlace place) {
        return new Evidence(
                place.at("policy").text().intern(),
                window(place),
                place.at("rateWindow").text(Durations::parse),
                place.at("pods").count(),
                place.at("samples").longCount(),
                coverage(place.at("coverage")),
                distribution(place.at("cpuCores")),
                distribution(place.at("memoryBytes")),
                place.at("cpuBurst").number(),
                throttling(place.at("throttling")),
                oomKills(place.at("oomKills")),
                place.at("restarts").longCount(),
                place.find("statedRisk")
                        .map(risk -> new StatedRisk(
                                risk.at("memory").number(), risk.at("cpu").number()))
                        .orElse(null),
                reasoning(place),
                plot(place.at("plot")));
    }

    /// Runs saved by an older version tell all in one list.
    private static Reasoning reasoning(JsonPlace evidence) {
        var all = sentences(evidence.at("derivation"));
        var guardrails = evidence.find("guardrails");
        var changed = guardrails.map(one -> sentences(one.at("changed"))).orElse(List.of());
        var passed = guardrails.map(one -> names(one.at("passed"))).orElse(List.of());
        var record = evidence.find("ownRecord").map(JsonPlace::text).orElse("");
        var later = changed.size() + (record.isEmpty() ? 0 : 1);
        return new Reasoning(all.subList(0, Math.max(0, all.size() - later)), changed, passed, record);
    }

    private static List<String> sentences(JsonPlace place) {
        return place.items().stream().map(JsonPlace::text).toList();
    }

    /// Of a few that occur again and again: two dozen for every container.
    private static List<String> names(JsonPlace place) {
        return place.items().stream().map(one -> one.text().intern()).toList();
    }

    private static HistoryWindow window(JsonPlace evidence) {
        var window = evidence.at("window");
        var from = window.at("from").text(Instant::parse);
        var step = evidence.at("step").text(Durations::parse);
        return window.at("to").text(to -> new HistoryWindow(from, Instant.parse(to), step));
    }

    private static Coverage coverage(JsonPlace place) {
        return new Coverage(
                place.at("knownPoints").count(),
                place.at("windowPoints").count(),
                place.at("observed").text(Durations::parse));
    }

    private static Distribution distribution(JsonPlace place) {
        return new Distribution(
                place.at("count").count(),
                place.at("mean").number(),
                place.at("p25").number(),
                place.at("p50").number(),
                place.at("p90").number(),
                place.at("p95").number(),
                place.at("p99").number(),
                place.at("max").number());
    }

    private static Throttling throttling(JsonPlace place) {
        return new Throttling(
                place.at("periods").number(), place.at("throttledPeriods").number());
    }

    private static OomKills oomKills(JsonPlace place) {
        return new OomKills(
                place.at("count").longCount(), place.at("lastTermination").flag());
    }

    private static Plot plot(JsonPlace place) {
        return new Plot(points(place.at("cpuCores")), points(place.at("memoryBytes")));
    }

    private static List<Double> points(JsonPlace place) {
        return place.items().stream()
                .map(item -> item.node().isNull() ? Double.NaN : item.number())
                .toList();
    }
}
