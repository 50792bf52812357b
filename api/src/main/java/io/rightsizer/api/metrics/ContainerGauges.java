package io.rightsizer.api.metrics;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.util.List;

/// What is recommended to each container, for those who draw it beside its usage. Off unless asked for: at four
/// series a container, ten thousand containers are as many series as a small cluster has.
final class ContainerGauges {

    static final int MOST_CONTAINERS = 25_000;

    private static final String[] LABELS = {"cluster", "namespace", "workload", "container", "bound"};

    private final LabelText.Heaviest clusters;
    private final Family cpu = new Family(
            "rightsizer_recommendation_cpu_cores", "The recommended CPU request or limit of a container.", LABELS);
    private final Family memory = new Family(
            "rightsizer_recommendation_memory_bytes",
            "The recommended memory request or limit of a container.",
            LABELS);

    private ContainerGauges(LabelText.Heaviest clusters) {
        this.clusters = clusters;
    }

    static List<Family> of(List<Recommendation> recommendations, LabelText.Heaviest clusters) {
        var gauges = new ContainerGauges(clusters);
        recommendations.stream().limit(MOST_CONTAINERS).forEach(gauges::add);
        var leftOut = new Family(
                "rightsizer_recommendation_containers_left_out",
                "Containers of the newest run without series of their own, because they are too many.");
        leftOut.add(Math.max(0, recommendations.size() - MOST_CONTAINERS));
        return List.of(gauges.cpu, gauges.memory, leftOut);
    }

    private void add(Recommendation one) {
        if (one.recommended() != null) {
            add(one, one.recommended().requests(), "request");
            add(one, one.recommended().limits(), "limit");
        }
    }

    private void add(Recommendation one, ResourceAmounts amounts, String bound) {
        var id = one.workload();
        String[] values = {
            clusters.of(id.cluster()),
            LabelText.of(id.namespace()),
            LabelText.of(id.kind() + "/" + id.name()),
            LabelText.of(one.container().name()),
            bound
        };
        if (amounts.cpu() != null) {
            cpu.add(amounts.cpu().cores(), values);
        }
        if (amounts.memory() != null) {
            memory.add((double) amounts.memory().bytes(), values);
        }
    }
}
