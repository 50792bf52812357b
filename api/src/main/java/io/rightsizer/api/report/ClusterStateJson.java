package io.rightsizer.api.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Offering;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.Quota;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The `state` object: the machines and what runs on them, one line each. What is absent, empty, none or usual has no
/// key. Prices and quotas are texts, since a JSON reader may take a number for a binary fraction.
final class ClusterStateJson {

    static final String KEY = "state";

    /// No exponent, which could ask for gigabytes of digits.
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");

    private ClusterStateJson() {}

    static ObjectNode tree(ClusterState state) {
        var tree = JsonNodeFactory.instance.objectNode();
        state.nodes().stream().map(NodeJson::write).forEach(tree.putArray("nodes")::add);
        state.placements().stream().map(ClusterStateJson::placement).forEach(tree.putArray("placements")::add);
        state.offerings().stream().map(ClusterStateJson::offering).forEach(tree.putArray("offerings")::add);
        state.quotas().stream().map(ClusterStateJson::quota).forEach(tree.putArray("quotas")::add);
        return tree;
    }

    /// Each entry on a line of its own: there may be thousands.
    static void write(ClusterState state, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(KEY);
        for (var list : tree(state).properties()) {
            json.writeArrayFieldStart(list.getKey());
            for (var entry : list.getValue()) {
                json.writeRawValue(entry.toString());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    static ClusterState read(JsonPlace place) {
        return new ClusterState(
                all(place, "nodes", NodeJson::read),
                all(place, "placements", ClusterStateJson::placement),
                all(place, "offerings", ClusterStateJson::offering),
                all(place, "quotas", ClusterStateJson::quota));
    }

    private static <T> List<T> all(JsonPlace place, String key, Function<JsonPlace, T> form) {
        return place.at(key).items().stream().map(form).toList();
    }

    private static ObjectNode placement(Placement placement) {
        var node = JsonNodeFactory.instance.objectNode();
        RecommendationJson.putWorkload(placement.workload(), node);
        var pods = node.putObject("pods");
        placement.pods().forEach(pods::put);
        node.put("fewestPods", placement.fewestPods());
        putTexts(node, "labels", placement.labels());
        if (placement.healthyPods() > 0) {
            node.put("healthyPods", placement.healthyPods());
        }
        if (placement.ownVolume()) {
            node.put("ownVolume", true);
        }
        putTexts(node, "nodeSelector", placement.nodeSelector());
        return node;
    }

    private static Placement placement(JsonPlace place) {
        var pods = new TreeMap<String, Integer>();
        place.at("pods").entries().forEach((node, count) -> pods.put(node, count.count()));
        return new Placement(
                RecommendationJson.workload(place),
                pods,
                place.at("fewestPods").count(),
                texts(place, "labels"),
                place.find("healthyPods").map(JsonPlace::count).orElse(0),
                place.find("ownVolume").map(JsonPlace::flag).orElse(false),
                texts(place, "nodeSelector"));
    }

    private static ObjectNode offering(Offering offering) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cluster", offering.cluster())
                .put("instanceType", offering.instanceType())
                .put("capacityType", offering.capacityType())
                .put("zone", offering.zone())
                .put("hourly", offering.hourly().toPlainString());
    }

    private static Offering offering(JsonPlace place) {
        return new Offering(
                place.at("cluster").text(),
                place.at("instanceType").text(),
                place.at("capacityType").text(),
                place.at("zone").text(),
                decimal(place.at("hourly")));
    }

    private static ObjectNode quota(Quota quota) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cluster", quota.cluster())
                .put("namespace", quota.namespace())
                .put("name", quota.name())
                .put("resource", quota.resource())
                .put("hard", quota.hard().toPlainString())
                .put("used", quota.used().toPlainString());
    }

    private static Quota quota(JsonPlace place) {
        return new Quota(
                place.at("cluster").text(),
                place.at("namespace").text(),
                place.at("name").text(),
                place.at("resource").text(),
                decimal(place.at("hard")),
                decimal(place.at("used")));
    }

    static void putTexts(ObjectNode node, String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            var all = node.putObject(key);
            new TreeMap<>(texts).forEach(all::put);
        }
    }

    static Map<String, String> texts(JsonPlace place, String key) {
        var texts = new TreeMap<String, String>();
        place.find(key).ifPresent(all -> all.entries().forEach((name, text) -> texts.put(name, text.text())));
        return texts;
    }

    static BigDecimal decimal(JsonPlace place) {
        return place.text(text -> {
            if (!DECIMAL.matcher(text).matches()) {
                throw new IllegalArgumentException("write a decimal like \"0.192\", not below 0");
            }
            return new BigDecimal(text);
        });
    }
}
