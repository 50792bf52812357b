package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Node;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Run;
import io.rightsizer.pricing.saving.Costs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// A run as if some workloads were all there is: their rows, the account of these, the machines they run on and what
/// they bear of their price. What a run tells of all workloads together is left out.
final class TeamRun {

    private final Run run;
    private final Predicate<WorkloadId> theirs;

    private TeamRun(Run run, Predicate<WorkloadId> theirs) {
        this.run = run;
        this.theirs = theirs;
    }

    static Run of(Run run, Predicate<WorkloadId> theirs) {
        return new TeamRun(run, theirs).narrowed();
    }

    private Run narrowed() {
        var rows = run.recommendations().stream()
                .filter(one -> theirs.test(one.workload()))
                .toList();
        var namespaces = new HashSet<Place>();
        rows.forEach(one -> namespaces.add(
                new Place(one.workload().cluster(), one.workload().namespace())));
        var narrowed = new Run(TeamHeader.of(run.run(), Accounting.of(rows)), rows, state(namespaces), null);
        var costs = run.costs();
        return costs == null
                ? narrowed
                : new Run(narrowed.run(), rows, narrowed.state(), new MonthlyCosts(costs(costs.costs(), namespaces)));
    }

    /// A name that is only known with its cluster.
    private record Place(String cluster, String name) {}

    private ClusterState state(Set<Place> namespaces) {
        var state = run.state();
        var placements = state.placements().stream()
                .filter(one -> theirs.test(one.workload()))
                .toList();
        var machines = machines(placements);
        return new ClusterState(
                state.nodes().stream()
                        .filter(node -> machines.contains(place(node)))
                        .toList(),
                placements,
                List.of(),
                state.quotas().stream()
                        .filter(quota -> namespaces.contains(new Place(quota.cluster(), quota.namespace())))
                        .toList());
    }

    private static Set<Place> machines(List<Placement> placements) {
        var machines = new HashSet<Place>();
        placements.forEach(one -> one.pods()
                .keySet()
                .forEach(node -> machines.add(new Place(one.workload().cluster(), node))));
        return machines;
    }

    private static Place place(Node node) {
        return new Place(node.cluster(), node.name());
    }

    private Costs costs(Costs all, Set<Place> namespaces) {
        var machines = machines(run.state().placements().stream()
                .filter(one -> theirs.test(one.workload()))
                .toList());
        return new TeamCosts(theirs, node -> machines.contains(place(node)))
                .of(all, quota -> namespaces.contains(new Place(quota.cluster(), quota.namespace())));
    }
}
