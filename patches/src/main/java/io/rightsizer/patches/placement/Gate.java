package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import io.rightsizer.patches.render.Rendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Renders one root with changes and lets through only those that change the intended leaves and nothing
/// else.
final class Gate {

    private final Site site;
    private final Scratch scratch;

    private List<Proposal> judged = List.of();
    private Verdict verdict;

    Gate(Site site, Scratch scratch) {
        this.site = site;
        this.scratch = scratch;
        this.verdict = new Verdict.Clean(Map.of(), List.of(), site.before());
    }

    /// A workload with the way in which its change is to be brought about.
    record Proposal(Candidate candidate, Attempt attempt) {}

    sealed interface Verdict {

        /// @param changes all leaves that differ
        /// @param after what the root renders
        record Clean(Map<String, String> texts, List<RenderedChange> changes, List<Manifest> after)
                implements Verdict {}

        /// @param suspects objects that are not as intended
        /// @param overridden whether something sets another value behind the change
        record Refused(String why, Set<ObjectId> suspects, boolean overridden) implements Verdict {

            boolean suspects(Proposal proposal) {
                return suspects.contains(proposal.candidate().manifest().id());
            }

            static Refused because(EditRefusedException e) {
                return new Refused(String.valueOf(e.getMessage()), Set.of(), false);
            }
        }
    }

    /// Adds to `accepted` every proposal that stays clean together with those before it, and tells why the
    /// others do not.
    Map<WorkloadId, Verdict.Refused> settle(List<Proposal> accepted, List<Proposal> proposals)
            throws InterruptedException {
        var refused = new HashMap<WorkloadId, Verdict.Refused>();
        var writable = new ArrayList<Proposal>();
        for (var proposal : proposals) {
            try {
                Draft.of(site, List.of(proposal.attempt()));
                writable.add(proposal);
            } catch (EditRefusedException e) {
                refused.put(proposal.candidate().id(), Verdict.Refused.because(e));
            }
        }
        settle(accepted, writable, refused);
        return refused;
    }

    private void settle(List<Proposal> accepted, List<Proposal> proposals, Map<WorkloadId, Verdict.Refused> refused)
            throws InterruptedException {
        if (proposals.isEmpty()) {
            return;
        }
        var together = new ArrayList<>(accepted);
        together.addAll(proposals);
        switch (judge(together)) {
            case Verdict.Clean clean -> accepted.addAll(proposals);
            case Verdict.Refused why
            when proposals.size() == 1 ->
                refused.put(proposals.getFirst().candidate().id(), why);
            case Verdict.Refused why -> {
                for (var part : parts(proposals, why)) {
                    settle(accepted, part, refused);
                }
            }
        }
    }

    /// Those whose objects are not as intended after the others; halves where that tells nothing.
    private static List<List<Proposal>> parts(List<Proposal> proposals, Verdict.Refused why) {
        var suspects = proposals.stream().filter(why::suspects).toList();
        var others =
                proposals.stream().filter(proposal -> !why.suspects(proposal)).toList();
        var half = proposals.size() / 2;
        return suspects.isEmpty() || others.isEmpty()
                ? List.of(proposals.subList(0, half), proposals.subList(half, proposals.size()))
                : List.of(others, suspects);
    }

    /// Renders the root with all of these.
    Verdict judge(List<Proposal> proposals) throws InterruptedException {
        if (!judged.equals(proposals)) {
            verdict = render(proposals);
            judged = List.copyOf(proposals);
        }
        return verdict;
    }

    private Verdict render(List<Proposal> proposals) throws InterruptedException {
        Map<String, String> texts;
        try {
            texts = Draft.of(site, proposals.stream().map(Proposal::attempt).toList());
        } catch (EditRefusedException refused) {
            return Verdict.Refused.because(refused);
        }
        return switch (scratch.render(site.root(), texts)) {
            case Rendering.Broken(var code, var why) ->
                new Verdict.Refused(
                        "With the change it cannot be rendered: " + why + " (" + code + ")", Set.of(), false);
            case Rendering.Rendered(var after) -> compare(texts, after, proposals);
        };
    }

    private Verdict compare(Map<String, String> texts, List<Manifest> after, List<Proposal> proposals) {
        var changes = RenderedDifference.between(site.path(), site.before(), after);
        var intents = proposals.stream()
                .flatMap(proposal -> proposal.candidate().intents().stream())
                .toList();
        var others = changes.stream()
                .filter(change -> intents.stream().noneMatch(intent -> intent.isOf(change)))
                .toList();
        var unmet = intents.stream()
                .filter(intent -> !intent.isMetBy(rendered(intent, after)))
                .toList();
        if (others.isEmpty() && unmet.isEmpty()) {
            return new Verdict.Clean(texts, changes, after);
        }
        var suspects = Stream.concat(
                        others.stream().map(RenderedChange::object),
                        unmet.stream().map(Intent::object))
                .collect(Collectors.toUnmodifiableSet());
        return others.isEmpty()
                ? new Verdict.Refused(overridden(unmet.getFirst(), after), suspects, true)
                : new Verdict.Refused(
                        "It would also change " + others.getFirst().path() + " of " + text(others.getFirst()) + ".",
                        suspects,
                        false);
    }

    private static String overridden(Intent intent, List<Manifest> after) {
        return intent.path() + " would still be " + Objects.requireNonNullElse(rendered(intent, after), "absent")
                + " after the change, not " + Objects.requireNonNullElse(intent.wanted(), "absent")
                + ": something else sets it behind the change.";
    }

    private static @Nullable String rendered(Intent intent, List<Manifest> after) {
        return after.stream()
                .filter(manifest -> manifest.id().equals(intent.object()))
                .findFirst()
                .map(manifest -> RenderedPath.leaves(manifest.content()).get(intent.path()))
                .map(Object::toString)
                .orElse(null);
    }

    private static String text(RenderedChange change) {
        return change.object().kind() + " " + change.object().name();
    }
}
