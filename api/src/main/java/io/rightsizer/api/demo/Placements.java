package io.rightsizer.api.demo;

import java.util.List;

/// Where pods run before all machines are restarted, and since. A pod with a volume stays where that is.
final class Placements {

    private final Placement earlier;
    private final Placement now;

    Placements(List<DemoNode> nodes) {
        earlier = new Placement(nodes);
        now = new Placement(nodes);
    }

    /// A workload's nodes by ordinal; none where it has no pods at the time.
    record Placed(List<DemoNode> earlier, List<DemoNode> now) {

        DemoNode of(PodPlan.Life life) {
            return (life.isEarlier() ? earlier : now).get(life.ordinal());
        }
    }

    Placed place(DemoWorkload workload) {
        var lives = workload.plan().lives();
        var since = lives.stream().allMatch(PodPlan.Life::isEarlier)
                ? List.<DemoNode>of()
                : now.place(workload, workload.containers());
        return new Placed(
                lives.stream().anyMatch(PodPlan.Life::isEarlier) ? before(workload, since) : List.of(), since);
    }

    private List<DemoNode> before(DemoWorkload workload, List<DemoNode> since) {
        return workload.keepsData()
                ? earlier.stay(since, workload.earlier())
                : earlier.place(workload, workload.earlier());
    }
}
