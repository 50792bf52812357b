package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.ManagedRuntime.Go;
import io.rightsizer.analyzer.workload.ManagedRuntime.Jvm;
import io.rightsizer.analyzer.workload.ManagedRuntime.NodeJs;
import io.rightsizer.analyzer.workload.Memory;
import org.jspecify.annotations.Nullable;

/// What manages a container's memory: `runtime` of a recommendation, without a key for what is not told.
final class RuntimeJson {

    private RuntimeJson() {}

    static void write(ManagedRuntime runtime, ObjectNode container) {
        switch (runtime) {
            case ManagedRuntime.Unknown _ -> {}
            case Jvm jvm -> container.put("runsJvm", true).set("runtime", jvm(jvm));
            case Go go -> container.set("runtime", amount(named("go"), "memoryLimit", go.memoryLimit()));
            case NodeJs node -> container.set("runtime", amount(named("node"), "heapLimit", node.heapLimit()));
        }
    }

    private static ObjectNode jvm(Jvm jvm) {
        var node = named("jvm");
        amount(node, "heapMax", jvm.heapMax());
        amount(node, "liveSet", jvm.liveSet());
        amount(node, "nonHeap", jvm.nonHeap());
        amount(node, "buffers", jvm.buffers());
        return node.put("threads", jvm.threads());
    }

    private static ObjectNode named(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }

    private static ObjectNode amount(ObjectNode node, String key, @Nullable Memory amount) {
        return amount == null ? node : node.put(key, amount.toString());
    }

    /// Runs of earlier versions tell of a JVM only that it is one.
    static ManagedRuntime read(JsonPlace container) {
        var runsJvm = container.find("runsJvm").map(JsonPlace::flag).orElse(false);
        return container
                .find("runtime")
                .map(RuntimeJson::runtime)
                .orElse(runsJvm ? Jvm.SILENT : ManagedRuntime.UNKNOWN);
    }

    private static ManagedRuntime runtime(JsonPlace place) {
        return place.at("name").text(name -> switch (name) {
            case "jvm" ->
                new Jvm(
                        amount(place, "heapMax"),
                        amount(place, "liveSet"),
                        amount(place, "nonHeap"),
                        amount(place, "buffers"),
                        place.find("threads").map(JsonPlace::count).orElse(0));
            case "go" -> new Go(amount(place, "memoryLimit"));
            case "node" -> new NodeJs(amount(place, "heapLimit"));
            default -> ManagedRuntime.UNKNOWN;
        });
    }

    private static @Nullable Memory amount(JsonPlace place, String key) {
        return place.find(key).map(amount -> amount.text(Memory::parse)).orElse(null);
    }
}
