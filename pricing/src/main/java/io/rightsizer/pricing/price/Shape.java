package io.rightsizer.pricing.price;

import io.rightsizer.analyzer.workload.Node;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The size of a machine, to price it by its parts.
record Shape(BigDecimal cores, BigDecimal gibibytes, int gpus) {

    private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

    /// Set by NVIDIA's GPU feature discovery and by Karpenter.
    private static final List<String> GPU_COUNTS = List.of(
            "nvidia_com_gpu_count", "karpenter_k8s_aws_instance_gpu_count", "karpenter_azure_com_sku_gpu_count");

    static Shape of(ListRow row) {
        return new Shape(row.vcpu(), row.memoryGib(), row.gpus());
    }

    /// As the node tells it, or else its list; empty where neither knows.
    static Optional<Shape> of(Node node, Optional<Listed> listed) {
        var cpu = node.capacity().cpu();
        var memory = node.capacity().memory();
        var asListed = listed.map(found -> of(found.row()));
        if (cpu == null || memory == null) {
            return asListed;
        }
        var gpus = gpus(node).or(() -> asListed.map(Shape::gpus)).orElse(0);
        return Optional.of(new Shape(
                BigDecimal.valueOf(cpu.millicores(), 3),
                BigDecimal.valueOf(memory.bytes()).divide(GIB, MathContext.DECIMAL128),
                gpus));
    }

    private static Optional<Integer> gpus(Node node) {
        return GPU_COUNTS.stream()
                .map(node.labels()::get)
                .filter(Objects::nonNull)
                .filter(count -> count.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .findFirst();
    }
}
