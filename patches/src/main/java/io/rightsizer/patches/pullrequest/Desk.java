package io.rightsizer.patches.pullrequest;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.forge.Forge;
import io.rightsizer.patches.forge.Forge.NewPullRequest;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import io.rightsizer.patches.forge.Published;
import io.rightsizer.patches.forge.PullRequest;
import io.rightsizer.patches.forge.PullRequest.State;
import io.rightsizer.patches.pullrequest.Outcome.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Does what was decided about one pull request after the other. A branch moves by compare-and-set only: who loses
/// the race looks again. The order of writes is such that a run may break off between any two of them, and the next
/// one takes neither our commit for a person's nor a person's for ours.
final class Desk {

    private static final int ATTEMPTS = 3;

    private final Forge forge;
    private final Placing placing;
    private final Scene scene;
    private final Histories histories;
    private final PullRequestRules rules;
    private final PullRequestRun run;

    /// Workloads that another pull request of this run raises.
    private final Set<WorkloadId> raised;

    private final List<Proposal> proposals = new ArrayList<>();

    Desk(
            Forge forge,
            Placing placing,
            Scene scene,
            Histories histories,
            PullRequestRules rules,
            PullRequestRun run,
            Set<WorkloadId> raised) {
        this.forge = forge;
        this.placing = placing;
        this.scene = scene;
        this.histories = histories;
        this.rules = rules;
        this.run = run;
        this.raised = Set.copyOf(raised);
    }

    /// @param mustWait why nothing new may be opened; empty where it may
    List<Outcome> settle(Wanted wanted, Optional<String> mustWait) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var done = attempt(wanted, mustWait);
            if (done.isPresent()) {
                return done.get();
            }
            histories.forget(branch(wanted));
        }
        return List.of(Outcome.failed(
                branch(wanted),
                wanted.workloads(),
                "MOVED",
                "Somebody else moves the branch at the same time; the next run goes on from there."));
    }

    /// What was published, in order.
    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    /// Whether a pull request is open for it already.
    boolean isOpen(Wanted wanted) {
        return openOne(wanted).isPresent();
    }

    /// Empty where another run was faster.
    private Optional<List<Outcome>> attempt(Wanted wanted, Optional<String> mustWait) {
        var observed = observe(wanted);
        var decision = Weekly.decide(wanted.group().lane(), wanted.entries(), observed);
        return switch (decision) {
            case Decision.Rest _ -> Optional.of(List.of());
            case Decision.Open open -> opened(wanted, open.expected(), mustWait);
            case Decision.Adopt adopt -> adopted(wanted, adopt.head(), mustWait);
            case Decision.Taken _ -> taken(wanted);
            case Decision.Update update -> updated(wanted, (Observed.Open) observed, update);
            case Decision.Finish finish -> finished(wanted, (Observed.Open) observed, finish.head());
            case Decision.KeepOff off -> keptOff(wanted, (Observed.Open) observed, off);
            case Decision.Close close -> closed(wanted, (Observed.Open) observed, close.branch());
            case Decision.Leave _ -> left(wanted, (Observed.Open) observed);
            case Decision.Freeze _ -> said(What.FROZEN, wanted, "It is approved, so nothing of it changes any more.");
            case Decision.Hold _ -> said(What.EDITED, wanted, "People set the label " + Labels.IGNORE + ".");
            case Decision.Unknown _ ->
                said(
                        What.EDITED,
                        wanted,
                        "Its text no longer says what of it is rightsizer's, so it is left to people; close it to have a new one.");
        };
    }

    private Observed observe(Wanted wanted) {
        var branch = branch(wanted);
        var head = forge.branch(branch).orElse(null);
        var open = openOne(wanted);
        if (open.isEmpty()) {
            return new Observed.None(head, holds(wanted, head));
        }
        var pull = open.get();
        return MarkerText.in(pull.body())
                .filter(marker -> scene.fits(pull, marker))
                .<Observed>map(marker -> new Observed.Open(
                        pull, marker, head, isBrokenOff(marker, head), marker.conflictsWith(scene.files())))
                .orElseGet(() -> new Observed.Unmarked(pull));
    }

    private Optional<PullRequest> openOne(Wanted wanted) {
        return histories.from(branch(wanted)).stream()
                .filter(pull -> pull.state() == State.OPEN)
                .findFirst();
    }

    private boolean isBrokenOff(Marker marker, @Nullable String head) {
        var pending = marker.pending();
        return pending != null
                && head != null
                && !head.equals(marker.head())
                && pending.is(forge.files(head), forge.files(pending.base()));
    }

    private Observed.Branch holds(Wanted wanted, @Nullable String head) {
        if (head == null) {
            return Observed.Branch.NOTHING;
        }
        var isLeftover = histories.from(branch(wanted)).stream()
                .flatMap(pull -> MarkerText.in(pull.body()).stream())
                .anyMatch(marker -> marker.head().equals(head));
        if (isLeftover) {
            return Observed.Branch.LEFTOVER;
        }
        var isWanted = !wanted.members().isEmpty()
                && Prepared.of(wanted, placing).pending(run.commit()).is(forge.files(head), scene.files());
        return isWanted ? Observed.Branch.WANTED : Observed.Branch.OTHERS;
    }

    private Optional<List<Outcome>> opened(Wanted wanted, @Nullable String expected, Optional<String> mustWait) {
        if (mustWait.isPresent()) {
            return said(What.WAITING, wanted, mustWait.get());
        }
        var prepared = Prepared.of(wanted, placing);
        var obstacle = obstacle(prepared);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        return switch (publish(prepared, expected)) {
            case Published.Moved _ -> Optional.empty();
            case Published.Done done -> open(prepared, done.commit(), expected == null);
        };
    }

    private Optional<List<Outcome>> adopted(Wanted wanted, String head, Optional<String> mustWait) {
        return mustWait.isPresent()
                ? said(What.WAITING, wanted, mustWait.get())
                : open(Prepared.of(wanted, placing), head, false);
    }

    /// @param fresh whether the branch is there only because of us, just now
    private Optional<List<Outcome>> open(Prepared prepared, String head, boolean fresh) {
        var wanted = prepared.kept();
        histories.forget(branch(wanted));
        if (isOpen(wanted)) {
            return Optional.empty();
        }
        try {
            var proposal = proposal(prepared, head, null);
            var pull = forge.open(new NewPullRequest(
                    proposal.branch(),
                    run.base(),
                    proposal.title(),
                    proposal.body(),
                    wanted.group().lane() == Lane.RISKY));
            proposals.add(proposal);
            histories.forget(branch(wanted));
            forge.label(pull.number(), Labels.of(wanted.group().lane(), wanted.risk()));
            if (!rules.reviewers().isEmpty()) {
                forge.requestReview(pull.number(), rules.reviewers());
            }
            return done(What.OPENED, prepared, pull, "");
        } catch (ForgeException e) {
            if (e.code() == ForgeCode.ALREADY_EXISTS) {
                return Optional.empty();
            }
            if (fresh) {
                removeUnused(branch(wanted), head);
            }
            throw e;
        }
    }

    /// What is left of a pull request that could not be opened; of one that was, the branch stays.
    private void removeUnused(String branch, String head) {
        try {
            histories.forget(branch);
            if (histories.from(branch).stream().noneMatch(pull -> pull.state() == State.OPEN)) {
                forge.deleteBranch(branch, head);
            }
        } catch (ForgeException e) {
            // The failure that led here is the one to tell; the next run finds the branch and goes on with it.
        }
    }

    private Optional<List<Outcome>> updated(Wanted wanted, Observed.Open open, Decision.Update update) {
        var prepared = Prepared.of(wanted, placing);
        var obstacle = obstacle(prepared);
        if (obstacle.isPresent()) {
            return obstacle;
        }
        var pull = open.pull();
        var announced = open.marker().publishing(prepared.pending(run.commit()));
        forge.edit(pull.number(), pull.title(), MarkerText.into(pull.body(), announced));
        return switch (publish(prepared, update.expected())) {
            case Published.Moved _ -> Optional.empty();
            case Published.Done done -> {
                var proposal = proposal(prepared, done.commit(), pull);
                forge.edit(pull.number(), proposal.title(), proposal.body());
                proposals.add(proposal);
                if (update.takesOver() && pull.labels().contains(Labels.EDITED)) {
                    forge.unlabel(pull.number(), Labels.EDITED);
                }
                tellOfFlip(open);
                yield done(What.UPDATED, prepared, pull, "");
            }
        };
    }

    private Optional<List<Outcome>> finished(Wanted wanted, Observed.Open open, String head) {
        var prepared = Prepared.of(wanted, placing);
        forge.edit(
                open.pull().number(),
                Title.of(prepared.kept()),
                body(prepared.kept()).of(prepared.marker(head, run), open.pull()));
        return done(What.UPDATED, prepared, open.pull(), "An earlier run had not finished it.");
    }

    /// The label comes first: without it the next run would take a refreshed page for one that was given back.
    private Optional<List<Outcome>> keptOff(Wanted wanted, Observed.Open open, Decision.KeepOff off) {
        var pull = open.pull();
        if (off.label()) {
            forge.label(pull.number(), Set.of(Labels.EDITED));
        }
        if (off.refresh()) {
            var marker = Prepared.of(wanted, placing)
                    .marker(open.marker().head(), run)
                    .asEdited();
            forge.edit(pull.number(), pull.title(), body(wanted).of(marker, pull));
        }
        return said(
                What.EDITED,
                wanted,
                "People changed its branch, so nothing is pushed; remove the label " + Labels.EDITED
                        + " to give it back.");
    }

    /// The marker comes first, so that nobody takes our closing for a no.
    private Optional<List<Outcome>> closed(Wanted wanted, Observed.Open open, @Nullable String branch) {
        var pull = open.pull();
        var reason = isFlipped(open.marker())
                ? "Its workloads need more now, not less; another pull request raises them."
                : "Nothing of it is left to propose: the repository says it already, or this week's data no longer asks for it.";
        forge.edit(
                pull.number(),
                pull.title(),
                MarkerText.into(pull.body(), open.marker().asClosedByUs()));
        forge.comment(pull.number(), "Closed by rightsizer. " + reason);
        forge.close(pull.number());
        if (branch != null && branch.equals(open.marker().head())) {
            forge.deleteBranch(pull.branch(), branch);
        }
        return Optional.of(List.of(Outcome.of(What.CLOSED, pull.branch(), wanted.workloads(), pull.url(), reason)));
    }

    private Optional<List<Outcome>> left(Wanted wanted, Observed.Open open) {
        var dropped = open.marker().entries().stream()
                .filter(entry -> entry.state() == Entry.State.DROPPED)
                .map(Entry::workload)
                .collect(Collectors.toSet());
        var rows = new ArrayList<Outcome>();
        rows.add(Outcome.of(
                What.UNCHANGED,
                branch(wanted),
                wanted.without(List.copyOf(dropped)).workloads(),
                open.pull().url(),
                "Its pull request says so already."));
        wanted.workloads().stream()
                .filter(dropped::contains)
                .forEach(workload -> rows.add(new Outcome(
                        What.LEFT_OUT,
                        "",
                        List.of(workload),
                        open.pull().url(),
                        "DROPPED",
                        "It was left out of its pull request.")));
        return Optional.of(rows);
    }

    private Optional<List<Outcome>> taken(Wanted wanted) {
        return Optional.of(List.of(Outcome.failed(
                branch(wanted),
                wanted.workloads(),
                "BRANCH_TAKEN",
                "The branch " + branch(wanted)
                        + " holds commits that are not rightsizer's; delete it, or set another branch prefix.")));
    }

    /// Why nothing can be published; empty where it can.
    private Optional<List<Outcome>> obstacle(Prepared prepared) {
        if (prepared.isEmpty()) {
            return Optional.of(prepared.dropped());
        }
        if (prepared.isFrom(scene.files())) {
            return Optional.empty();
        }
        return Optional.of(List.of(Outcome.failed(
                branch(prepared.asked()),
                prepared.asked().workloads(),
                "STALE_CHECKOUT",
                "The checkout does not hold the files of commit " + run.commit()
                        + "; fetch it anew without local changes, and run again.")));
    }

    private Published publish(Prepared prepared, @Nullable String expected) {
        return forge.publish(
                branch(prepared.asked()),
                expected,
                run.commit(),
                prepared.writes(),
                Title.commit(prepared.kept(), run));
    }

    /// The only comment on an open pull request: less was proposed, and more is needed.
    private void tellOfFlip(Observed.Open open) {
        if (isFlipped(open.marker())) {
            forge.comment(
                    open.pull().number(),
                    "Some workloads of this pull request need more now, not less: they are no longer part of it, and"
                            + " another pull request raises them.");
        }
    }

    private boolean isFlipped(Marker marker) {
        return marker.group().lane().lowers() && marker.workloads().stream().anyMatch(raised::contains);
    }

    private Proposal proposal(Prepared prepared, String head, @Nullable PullRequest old) {
        var kept = prepared.kept();
        return new Proposal(
                branch(kept),
                Title.of(kept),
                body(kept).of(prepared.marker(head, run), old),
                prepared.files(),
                prepared.rendered());
    }

    private Body body(Wanted wanted) {
        return new Body(wanted, run, rules);
    }

    private String branch(Wanted wanted) {
        return scene.branches().of(wanted.group());
    }

    private Optional<List<Outcome>> done(What what, Prepared prepared, PullRequest pull, String reason) {
        var rows = new ArrayList<Outcome>();
        rows.add(Outcome.of(what, pull.branch(), prepared.kept().workloads(), pull.url(), reason));
        rows.addAll(prepared.dropped());
        return Optional.of(rows);
    }

    private Optional<List<Outcome>> said(What what, Wanted wanted, String reason) {
        var url = openOne(wanted).map(PullRequest::url).orElse("");
        return Optional.of(List.of(Outcome.of(what, branch(wanted), wanted.workloads(), url, reason)));
    }
}
