package io.rightsizer.api;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Placement;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Run;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import io.rightsizer.patches.placement.TreeChange;
import io.rightsizer.patches.pullrequest.Candidate;
import io.rightsizer.patches.pullrequest.Outcome;
import io.rightsizer.patches.pullrequest.Outcome.What;
import io.rightsizer.patches.pullrequest.Proposal;
import io.rightsizer.patches.pullrequest.PullRequestRules;
import io.rightsizer.patches.pullrequest.PullRequestRun;
import io.rightsizer.patches.pullrequest.PullRequests;
import io.rightsizer.patches.pullrequest.Worth;
import io.rightsizer.pricing.saving.Costs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Brings the pull requests of a repository to what a run recommends.
public final class Proposer {

    private final Run run;
    private final Costs costs;
    private final ConfigRepository repository;
    private final Config config;

    public Proposer(Run run, Costs costs, ConfigRepository repository, Config config) {
        this.run = run;
        this.costs = costs;
        this.repository = repository;
        this.config = config;
    }

    /// Never throws for the forge: where it refuses, the workloads that were to change failed.
    ///
    /// @param forge one that only plans, for a dry run
    /// @param tool name and version
    public Proposed propose(Forge forge, String tool) {
        try {
            var named = config.pullRequests().base();
            return propose(forge, named == null ? forge.defaultBranch() : named, tool);
        } catch (ForgeException refused) {
            var wanted = WorkloadChange.of(run.recommendations()).stream()
                    .map(WorkloadChange::id)
                    .toList();
            return new Proposed(
                    List.of(new Outcome(
                            What.FAILED, "", wanted, "", refused.code().name(), String.valueOf(refused.getMessage()))),
                    List.of());
        }
    }

    private Proposed propose(Forge forge, String base, String tool) {
        var commit = forge.branch(base)
                .orElseThrow(() -> new ForgeException(
                        ForgeCode.NOT_FOUND,
                        "the base branch '" + base + "' is not in " + forge.description()
                                + "; name the branch that people merge into with --base"));
        var namespaces = run.recommendations().stream().map(Proposer::namespace).collect(Collectors.toSet());
        var asked = new PullRequestRun(
                run.run().id(),
                tool,
                base,
                commit,
                run.run().asOf(),
                workload -> namespaces.contains(workload.cluster() + "/" + workload.namespace()));
        var pullRequests = new PullRequests(forge, this::place, rules(), asked);
        var outcomes = pullRequests.bringUpToDate(candidates());
        return new Proposed(outcomes, pullRequests.proposals());
    }

    /// @param proposals what was published, or would have been
    public record Proposed(List<Outcome> outcomes, List<Proposal> proposals) {

        public Proposed {
            outcomes = List.copyOf(outcomes);
            proposals = List.copyOf(proposals);
        }
    }

    private static String namespace(Recommendation one) {
        return one.workload().cluster() + "/" + one.workload().namespace();
    }

    private TreeChange place(List<WorkloadChange> changes) {
        try {
            return repository.plan(run, changes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rendering", stopped);
        }
    }

    private PullRequestRules rules() {
        var wanted = config.pullRequests();
        return new PullRequestRules(
                wanted.branchPrefix(),
                wanted.byTeam() ? config.pricing().teamLabel() : "",
                wanted.maxContainers(),
                wanted.maxLines(),
                wanted.maxOpen(),
                wanted.maxNew(),
                wanted.minSaving(),
                wanted.cooldown(),
                PullRequestRules.DEFAULT.movedShare(),
                wanted.observation(),
                wanted.reviewers());
    }

    private List<Candidate> candidates() {
        var labels = run.state().placements().stream()
                .collect(Collectors.toMap(Placement::workload, Placement::labels, (first, _) -> first));
        var worth = worth();
        return run.recommendations().stream()
                .collect(Collectors.groupingBy(Recommendation::workload, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(own -> new Candidate(
                        own.getKey(),
                        labels.getOrDefault(own.getKey(), Map.of()),
                        own.getValue(),
                        worth.get(own.getKey())))
                .toList();
    }

    private Map<WorkloadId, Worth> worth() {
        var currency = costs.now().bill().currency().getCurrencyCode();
        var worth = new HashMap<WorkloadId, Worth>();
        costs.savings().clusters().forEach(cluster -> cluster.workloads()
                .forEach(
                        (workload, range) -> worth.put(workload, new Worth(range.over(MonthlyCosts.HOURS), currency))));
        return worth;
    }
}
