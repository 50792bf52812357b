package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import io.rightsizer.patches.forge.PullRequest;
import io.rightsizer.patches.placement.PlacedWorkload;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Brings a repository's pull requests to what a run recommends, with as little noise as that takes: nothing is
/// written where nothing changed, and what fails for one group does not stop the others. For one run only.
public final class PullRequests {

    private final Forge forge;
    private final Placing placing;
    private final PullRequestRules rules;
    private final PullRequestRun run;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private @Nullable ForgeException over;

    /// @param forge one that only plans, for a run that is to change nothing
    public PullRequests(Forge forge, Placing placing, PullRequestRules rules, PullRequestRun run) {
        this.forge = forge;
        this.placing = placing;
        this.rules = rules;
        this.run = run;
    }

    /// An outcome for each workload that is to change, for each pull request that nothing is left of, and for the
    /// dashboard where that failed. Never throws for the forge.
    ///
    /// @param candidates all workloads of the run, also those that stay as they are
    public List<Outcome> bringUpToDate(List<Candidate> candidates) {
        try {
            var scene = Scene.read(forge, rules, run);
            bringUpToDate(candidates, scene);
        } catch (ForgeException e) {
            outcomes.add(Outcome.failed("", wanted(candidates), e.code().name(), message(e)));
        } catch (IllegalArgumentException e) {
            outcomes.add(Outcome.failed("", wanted(candidates), "UNUSABLE_OPT_OUTS", message(e)));
        }
        return List.copyOf(outcomes);
    }

    /// What the run published, in order; of a forge that only plans, what it would have.
    public List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    private void bringUpToDate(List<Candidate> candidates, Scene scene) {
        var histories = new Histories(forge, scene, run.base());
        var past = past(candidates, scene, histories);
        var drafts = drafts(candidates, scene, past);
        var sorted = sorted(drafts, scene, past);
        var wanted = wanted(sorted, scene, past);
        settle(wanted, scene, histories);
        dashboard(scene);
    }

    /// Owners whose history cannot be read are not among them; their workloads failed.
    private SortedMap<Owner, Past> past(List<Candidate> candidates, Scene scene, Histories histories) {
        SortedMap<Owner, List<WorkloadId>> owners = new TreeMap<>();
        for (var candidate : candidates) {
            var workloads = owners.computeIfAbsent(owner(candidate), _ -> new ArrayList<>());
            candidate.change().ifPresent(change -> workloads.add(change.id()));
        }
        for (var pull : scene.open()) {
            marker(pull, scene)
                    .ifPresent(marker -> owners.computeIfAbsent(Owner.of(marker.group()), _ -> new ArrayList<>()));
        }
        var past = new TreeMap<Owner, Past>();
        owners.forEach((owner, workloads) ->
                guarded("", workloads, () -> histories.of(owner)).ifPresent(known -> past.put(owner, known)));
        return past;
    }

    private List<Draft> drafts(List<Candidate> candidates, Scene scene, Map<Owner, Past> past) {
        var judge = new Standing.Judge(rules, run.at(), Set.of(), new Declared(List.of()));
        var drafts = new LinkedHashMap<WorkloadId, Draft>();
        var seen = new HashSet<WorkloadId>();
        for (var candidate : candidates) {
            seen.add(candidate.workload());
            var known = past.get(owner(candidate));
            if (known != null) {
                draft(candidate, scene, known, judge).ifPresent(draft -> drafts.put(candidate.workload(), draft));
            }
        }
        for (var unseen : unseen(seen, scene)) {
            carried(unseen, scene).ifPresent(draft -> drafts.put(unseen.workload(), draft));
        }
        return List.copyOf(drafts.values());
    }

    private Optional<Draft> draft(Candidate candidate, Scene scene, Past past, Standing.Judge judge) {
        var draft = Draft.rollback(candidate, past, judge)
                .or(() -> Draft.wanted(candidate))
                .or(() -> carried(candidate, scene));
        if (draft.isEmpty()) {
            return draft;
        }
        var left = scene.optOuts().reason(candidate.workload(), candidate.labels());
        left.ifPresent(reason -> outcomes.add(Outcome.alone(What.OPTED_OUT, candidate.workload(), reason)));
        return left.isPresent() ? Optional.empty() : draft;
    }

    private Optional<Draft> carried(Candidate candidate, Scene scene) {
        return scene.open().stream()
                .flatMap(pull -> marker(pull, scene).stream())
                .flatMap(marker -> Draft.carried(candidate, marker).stream())
                .findFirst();
    }

    /// Workloads of open pull requests that this run would not have seen, in requests that it may change.
    private List<Candidate> unseen(Set<WorkloadId> seen, Scene scene) {
        return scene.open().stream()
                .flatMap(pull -> marker(pull, scene).stream())
                .filter(this::isCovered)
                .flatMap(marker -> marker.workloads().stream())
                .filter(workload -> !seen.contains(workload) && !run.covers().test(workload))
                .distinct()
                .map(workload -> new Candidate(workload, Map.of(), List.of(), null))
                .toList();
    }

    private Map<Owner, Sorted> sorted(List<Draft> drafts, Scene scene, Map<Owner, Past> past) {
        var tree = placing.place(drafts.stream().map(Draft::change).toList());
        Map<WorkloadId, PlacedWorkload> placed = tree.workloads().stream()
                .collect(Collectors.toMap(PlacedWorkload::workload, Function.identity(), (first, _) -> first));
        var judge = new Standing.Judge(rules, run.at(), scene.ticked(), new Declared(tree.rendered()));
        var sorted = new TreeMap<Owner, Sorted>();
        for (var draft : drafts) {
            var owner = owner(draft, scene);
            var where = placed.get(draft.change().id());
            var known = past.get(owner);
            if (where == null) {
                outcomes.add(Outcome.failed(
                        "", List.of(draft.change().id()), "NOT_PLACED", "It was not looked for in the checkout."));
            } else if (known != null) {
                sorted.computeIfAbsent(owner, _ -> new Sorted()).add(draft, where, known, judge);
            }
        }
        sorted.values().forEach(one -> {
            outcomes.addAll(one.outcomes());
            refusals.addAll(one.refusals());
        });
        return sorted;
    }

    /// A pull request for each owner, lane and part, and an empty one for each open one that nothing is left of.
    private List<Wanted> wanted(Map<Owner, Sorted> sorted, Scene scene, Map<Owner, Past> past) {
        var wanted = new LinkedHashMap<GroupKey, Wanted>();
        sorted.forEach((owner, one) -> {
            for (var lane : Lane.values()) {
                var members = one.members().stream()
                        .filter(member -> member.lane() == lane)
                        .toList();
                Parts.of(members, earlier(owner, lane, scene), rules).forEach((part, some) -> {
                    var group = scene.group(owner, run.base(), lane, part);
                    wanted.put(group, new Wanted(group, some, one.leftOut()));
                });
            }
        });
        for (var pull : scene.open()) {
            marker(pull, scene)
                    .filter(this::isCovered)
                    .map(Marker::group)
                    .filter(group -> past.containsKey(Owner.of(group)))
                    .ifPresent(group -> wanted.putIfAbsent(group, new Wanted(group, List.of(), List.of())));
        }
        return List.copyOf(wanted.values());
    }

    private Map<WorkloadId, Integer> earlier(Owner owner, Lane lane, Scene scene) {
        var parts = new HashMap<WorkloadId, Integer>();
        scene.open().stream()
                .flatMap(pull -> marker(pull, scene).stream())
                .filter(marker ->
                        Owner.of(marker.group()).equals(owner) && marker.group().lane() == lane)
                .forEach(marker -> marker.workloads()
                        .forEach(workload -> parts.put(workload, marker.group().part())));
        return parts;
    }

    private void settle(List<Wanted> wanted, Scene scene, Histories histories) {
        var raised = wanted.stream()
                .filter(one -> one.group().lane().isUrgent())
                .flatMap(one -> one.workloads().stream())
                .collect(Collectors.toSet());
        var desk = new Desk(forge, placing, scene, histories, rules, run, raised);
        var queue = new Queue(rules, scene.ticked(), savingOnes(scene), freshOnes(scene));
        wanted.stream().sorted(Queue.order(wanted)).forEach(one -> {
            var branch = scene.branches().of(one.group());
            var rows = guarded(branch, one.workloads(), () -> desk.settle(one, queue.mustWait(one, branch)));
            rows.ifPresent(outcomes::addAll);
            rows.ifPresent(queue::count);
        });
        proposals.addAll(desk.proposals());
    }

    private static int savingOnes(Scene scene) {
        return (int) scene.open().stream()
                .filter(pull -> marker(pull, scene)
                        .map(marker -> marker.group().lane().lowers())
                        .orElse(true))
                .count();
    }

    private int freshOnes(Scene scene) {
        return (int) scene.open().stream()
                .flatMap(pull -> marker(pull, scene).stream())
                .filter(marker -> marker.group().lane().lowers() && marker.run().equals(run.id()))
                .count();
    }

    private void dashboard(Scene scene) {
        var dashboard = new Dashboard(outcomes, refusals, scene.ticked());
        guarded("", List.of(), () -> write(dashboard));
    }

    /// Read anew, for two runs must not open two of them.
    private String write(Dashboard dashboard) {
        var known = forge.issueWith(Dashboard.MARKER, Labels.DASHBOARD);
        var text = dashboard.text();
        if (known.isEmpty()) {
            return dashboard.isEmpty()
                    ? ""
                    : forge.openIssue(Dashboard.TITLE, text, Set.of(Labels.DASHBOARD))
                            .url();
        }
        var issue = known.get();
        if (!issue.body().replace("\r\n", "\n").strip().equals(text.strip())) {
            forge.editIssue(issue.number(), issue.title(), text);
        }
        return issue.url();
    }

    private static Optional<Marker> marker(PullRequest pull, Scene scene) {
        return MarkerText.in(pull.body()).filter(marker -> scene.fits(pull, marker));
    }

    /// A run over one namespace, or one cluster, says nothing about the pull requests of others.
    private boolean isCovered(Marker marker) {
        return marker.workloads().stream().anyMatch(run.covers());
    }

    private Owner owner(Candidate candidate) {
        return Owner.of(candidate.workload(), candidate.labels(), rules.teamLabel());
    }

    /// What no run has seen stays with those it was sent to.
    private Owner owner(Draft draft, Scene scene) {
        return draft.candidate().recommendations().isEmpty()
                ? scene.open().stream()
                        .flatMap(pull -> marker(pull, scene).stream())
                        .filter(marker ->
                                marker.workloads().contains(draft.change().id()))
                        .findFirst()
                        .map(marker -> Owner.of(marker.group()))
                        .orElseGet(() -> owner(draft.candidate()))
                : owner(draft.candidate());
    }

    /// Empty where the forge refused, which is told for those workloads. Once it wants no more of us, it is asked no
    /// more.
    private <T> Optional<T> guarded(String branch, List<WorkloadId> workloads, Supplier<T> work) {
        var isTold = over != null && workloads.isEmpty();
        try {
            if (over != null) {
                throw over;
            }
            return Optional.of(work.get());
        } catch (ForgeException e) {
            over = e.code() == ForgeCode.RATE_LIMITED || e.code() == ForgeCode.UNAUTHENTICATED ? e : over;
            if (!isTold) {
                outcomes.add(Outcome.failed(branch, workloads, e.code().name(), message(e)));
            }
            return Optional.empty();
        }
    }

    private static List<WorkloadId> wanted(List<Candidate> candidates) {
        return candidates.stream()
                .flatMap(candidate -> candidate.change().stream())
                .map(change -> change.id())
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
}
