package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.Node.Taint;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of `state.nodes`.
final class NodeJson {

    private NodeJson() {}

    static ObjectNode write(Node machine) {
        var node = JsonNodeFactory.instance
                .objectNode()
                .put("cluster", machine.cluster())
                .put("name", machine.name());
        ClusterStateJson.putTexts(node, "labels", machine.labels());
        if (!machine.providerId().isEmpty()) {
            node.put("providerId", machine.providerId());
        }
        putAmounts(node, "capacity", machine.capacity());
        putAmounts(node, "allocatable", machine.allocatable());
        if (machine.maxPods() > 0) {
            node.put("maxPods", machine.maxPods());
        }
        if (!machine.taints().isEmpty()) {
            var taints = node.putArray("taints");
            machine.taints().forEach(taint -> taints.add(taint(taint)));
        }
        if (!machine.schedulable()) {
            node.put("schedulable", false);
        }
        if (machine.cost() != null) {
            node.set("cost", cost(machine.cost()));
        }
        return node;
    }

    static Node read(JsonPlace place) {
        return new Node(
                place.at("cluster").text(),
                place.at("name").text(),
                ClusterStateJson.texts(place, "labels"),
                place.find("providerId").map(JsonPlace::text).orElse(""),
                amounts(place, "capacity"),
                amounts(place, "allocatable"),
                place.find("maxPods").map(JsonPlace::count).orElse(0),
                place.find("taints").map(JsonPlace::items).orElse(List.of()).stream()
                        .map(NodeJson::taint)
                        .toList(),
                place.find("schedulable").map(JsonPlace::flag).orElse(true),
                place.find("cost").map(NodeJson::cost).orElse(null));
    }

    private static void putAmounts(ObjectNode node, String key, ResourceAmounts amounts) {
        if (!amounts.equals(ResourceAmounts.NONE)) {
            node.set(key, RecommendationJson.amounts(amounts));
        }
    }

    private static ResourceAmounts amounts(JsonPlace place, String key) {
        return place.find(key).map(RecommendationJson::amounts).orElse(ResourceAmounts.NONE);
    }

    private static ObjectNode taint(Taint taint) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", taint.key())
                .put("value", taint.value())
                .put("effect", taint.effect());
    }

    private static Taint taint(JsonPlace place) {
        return new Taint(
                place.at("key").text(),
                place.at("value").text(),
                place.at("effect").text());
    }

    private static ObjectNode cost(HourlyCost cost) {
        var node = JsonNodeFactory.instance.objectNode();
        putPrice(node, "total", cost.total());
        putPrice(node, "core", cost.core());
        putPrice(node, "gibibyte", cost.gibibyte());
        return node.put("spot", cost.spot());
    }

    private static HourlyCost cost(JsonPlace place) {
        return new HourlyCost(
                price(place, "total"),
                price(place, "core"),
                price(place, "gibibyte"),
                place.at("spot").flag());
    }

    private static void putPrice(ObjectNode node, String key, @Nullable BigDecimal price) {
        if (price != null) {
            node.put(key, price.toPlainString());
        }
    }

    private static @Nullable BigDecimal price(JsonPlace place, String key) {
        return place.find(key).map(ClusterStateJson::decimal).orElse(null);
    }
}
