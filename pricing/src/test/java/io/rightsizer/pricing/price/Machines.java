package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Node.HourlyCost;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.pricing.CapacityType;
import io.rightsizer.pricing.NodeKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Machines to price.
final class Machines {

    private Machines() {}

    /// Two cores, 8 GiB.
    static Node node(@Nullable HourlyCost cost) {
        return node(cost, Map.of());
    }

    static Node node(@Nullable HourlyCost cost, Map<String, String> labels) {
        var capacity = new ResourceAmounts(Cpu.parse("2"), Memory.parse("8Gi"));
        return new Node("prod", "node-1", labels, "", capacity, capacity, 110, List.of(), true, cost);
    }

    static NodeKey key(String provider, String region, String instanceType) {
        return key(provider, region, instanceType, CapacityType.ON_DEMAND);
    }

    static NodeKey key(String provider, String region, String instanceType, CapacityType capacityType) {
        var zone = region.isEmpty() ? "" : region + "a";
        return new NodeKey(provider, region, zone, instanceType, "amd64", "linux", capacityType, "");
    }
}
