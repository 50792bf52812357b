package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.ContainerChange;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.LeafChange;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.change.TargetChange;
import io.rightsizer.patches.change.WorkloadChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Changes for tests.
final class Wanted {

    private Wanted() {}

    /// @param containers `web requests.cpu=250m limits.cpu=-`, where `-` takes a limit away; init containers
    ///     begin with `init:`
    static WorkloadChange change(String workload, String... containers) {
        var parts = workload.split("/");
        var kind = new WorkloadKind(parts[1]);
        return new WorkloadChange(
                new WorkloadId("", parts[0], kind, parts[2]),
                PodTemplate.of(kind).orElseThrow(),
                Arrays.stream(containers).map(Wanted::container).toList(),
                null,
                List.of());
    }

    static WorkloadChange withTarget(WorkloadChange change, String autoscaler, int before, int after) {
        return new WorkloadChange(
                change.id(),
                change.template(),
                change.containers(),
                new TargetChange(autoscaler, "cpu", null, before, after),
                change.recommendations());
    }

    private static ContainerChange container(String text) {
        var words = text.split(" ");
        var leaves = new ArrayList<LeafChange>();
        for (var word : Arrays.asList(words).subList(1, words.length)) {
            var amount = word.split("=");
            var place = amount[0].split("\\.");
            leaves.add(new LeafChange(Leaf.at(place[0], place[1]), "9", amount[1].equals("-") ? null : amount[1]));
        }
        var init = words[0].startsWith("init:");
        return new ContainerChange(
                init ? words[0].substring(5) : words[0],
                init ? "initContainers" : "containers",
                Resources.NONE,
                leaves,
                "The 99th percentile of 14 days and 15 % more.");
    }
}
