package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.check.CheckResult;
import io.rightsizer.patches.check.Checked;
import io.rightsizer.patches.check.Checks;
import io.rightsizer.patches.check.Live;
import io.rightsizer.patches.overlay.Located;
import io.rightsizer.patches.placement.Gate.Proposal;
import io.rightsizer.patches.placement.Gate.Verdict;
import io.rightsizer.patches.render.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Brings the changes of all workloads of one root about, each in the first way that changes nothing else.
/// One that finds none, or that a check blocks, leaves the others alone.
final class RootEditor {

    private final Site site;
    private final Gate gate;
    private final Live live;
    private final PlacementSettings settings;
    private final List<PlacedWorkload> placed = new ArrayList<>();
    private final List<Proposal> accepted = new ArrayList<>();
    private final Map<WorkloadId, List<CheckResult>> checks = new HashMap<>();

    RootEditor(Site site, Scratch scratch, Live live, PlacementSettings settings) {
        this.site = site;
        this.gate = new Gate(site, scratch);
        this.live = live;
        this.settings = settings;
    }

    /// A workload and where it is declared.
    record Task(WorkloadChange change, Located.Declared declared) {}

    RootChange edit(List<Task> tasks) throws InterruptedException {
        var candidates = new ArrayList<Candidate>();
        for (var task : tasks) {
            switch (new Preparation(site, task.change(), task.declared()).prepare()) {
                case Prepared.Ready(var candidate) -> addAllowed(candidate, candidates);
                case Prepared.Settled(var workload) -> placed.add(workload);
            }
        }
        settle(candidates);
        var clean = clean();
        while (block(clean)) {
            clean = clean();
        }
        accepted.forEach(proposal -> placed.add(done(proposal)));
        return new RootChange(clean.texts(), placed, clean.changes());
    }

    /// Only ways that stay within what may be changed.
    private void addAllowed(Candidate candidate, List<Candidate> candidates) {
        var allowed = candidate.attempts().stream()
                .filter(attempt -> attempt.files(site).stream().allMatch(settings::allow))
                .toList();
        if (!allowed.isEmpty() || candidate.attempts().isEmpty()) {
            candidates.add(candidate.with(allowed));
            return;
        }
        var file = candidate.attempts().getFirst().file();
        placed.add(new PlacedWorkload(
                candidate.id(),
                PlacedAs.NOT_EDITABLE,
                site.path(),
                file,
                0,
                "It would change " + file + ", which repository.paths does not allow.",
                List.of()));
    }

    /// In rounds: who is refused tries the next way in the next.
    private void settle(List<Candidate> candidates) throws InterruptedException {
        var waiting = candidates;
        var whys = new HashMap<WorkloadId, Verdict.Refused>();
        for (var round = 0; !waiting.isEmpty(); round++) {
            var way = round;
            var proposals = waiting.stream()
                    .filter(candidate -> way < candidate.attempts().size())
                    .map(candidate ->
                            new Proposal(candidate, candidate.attempts().get(way)))
                    .toList();
            var refused = gate.settle(accepted, proposals);
            refused.forEach((id, why) -> whys.merge(id, why, RootEditor::telling));
            waiting.stream()
                    .filter(candidate -> way >= candidate.attempts().size())
                    .forEach(candidate ->
                            placed.add(given(candidate, Objects.requireNonNull(whys.get(candidate.id())))));
            waiting = waiting.stream()
                    .filter(candidate -> refused.containsKey(candidate.id()))
                    .toList();
        }
    }

    /// That a person's patch has the last word tells more than why another way failed.
    private static Verdict.Refused telling(Verdict.Refused first, Verdict.Refused later) {
        return later.overridden() && !first.overridden() ? later : first;
    }

    private Verdict.Clean clean() throws InterruptedException {
        return switch (gate.judge(accepted)) {
            case Verdict.Clean clean -> clean;
            case Verdict.Refused(var why, var suspects, var overridden) ->
                throw new IllegalStateException("what was rendered clean is no more: " + why);
        };
    }

    /// Whether any check spoke against one of them.
    private boolean block(Verdict.Clean clean) {
        var blocked = new ArrayList<Proposal>();
        for (var proposal : accepted) {
            var results = check(proposal.candidate(), clean.after());
            checks.put(proposal.candidate().id(), results);
            if (results.stream().anyMatch(result -> result.level() == CheckResult.Level.BLOCK)) {
                blocked.add(proposal);
            }
        }
        blocked.forEach(proposal -> placed.add(blocked(proposal)));
        return accepted.removeAll(blocked);
    }

    private List<CheckResult> check(Candidate candidate, List<Manifest> after) {
        var changed = Preparation.object(after, candidate.manifest().id()).orElseThrow();
        return Checks.of(
                new Checked(candidate.change(), candidate.manifest(), changed, after, live, settings.checks()));
    }

    private PlacedWorkload done(Proposal proposal) {
        var attempt = proposal.attempt();
        var id = proposal.candidate().id();
        return new PlacedWorkload(
                id,
                attempt.as(),
                site.path(),
                attempt.file(),
                lines(attempt),
                attempt.reason(),
                Objects.requireNonNullElse(checks.get(id), List.of()));
    }

    /// Without those that all workloads of the root have in common.
    private int lines(Attempt attempt) {
        var ofPeople = new Attempt(attempt.as(), attempt.file(), attempt.reason(), attempt.steps(), Map.of());
        var texts = new HashMap<>(Draft.of(site, List.of(ofPeople)));
        attempt.patches()
                .forEach((name, patch) -> texts.put(Tree.below(site.component().directory(), name), patch.text()));
        return texts.entrySet().stream()
                .mapToInt(file ->
                        LineDifference.between(site.tree().read(file.getKey()).orElse(null), file.getValue()))
                .sum();
    }

    private PlacedWorkload blocked(Proposal proposal) {
        var id = proposal.candidate().id();
        var results = Objects.requireNonNullElse(checks.get(id), List.<CheckResult>of());
        var why = results.stream()
                .filter(result -> result.level() == CheckResult.Level.BLOCK)
                .map(CheckResult::text)
                .findFirst()
                .orElse("");
        return new PlacedWorkload(
                id, PlacedAs.BLOCKED, site.path(), proposal.attempt().file(), 0, why, results);
    }

    private PlacedWorkload given(Candidate candidate, Verdict.Refused why) {
        var overriding = why.overridden() ? candidate.overriding() : "";
        return new PlacedWorkload(
                candidate.id(),
                why.overridden() ? PlacedAs.OVERRIDDEN : PlacedAs.NOT_EDITABLE,
                site.path(),
                overriding.isEmpty() ? candidate.attempts().getFirst().file() : overriding,
                0,
                overriding.isEmpty() ? why.why() : why.why() + " See " + overriding + ".",
                List.of());
    }
}
