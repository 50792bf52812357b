package io.rightsizer.patches.placement;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Rendering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Renders one root with changes and lets through only those that change the intended leaves and nothing
/// else.
final class Gate {

    private final Site site;
    private final Scratch scratch;

    Gate(Site site, Scratch scratch) {
        this.site = site;
        this.scratch = scratch;
    }

    /// A workload with the way in which its change is to be brought about.
    record Proposal(Candidate candidate, Attempt attempt) {}

    sealed interface Verdict {

        /// @param changes all leaves that differ
        /// @param after what the root renders
        record Clean(Map<String, String> texts, List<RenderedChange> changes, List<Manifest> after)
                implements Verdict {}

        /// @param overridden whether something sets another value behind the change
        record Refused(String why, boolean overridden) implements Verdict {}
    }

    /// Adds to `accepted` every proposal that stays clean together with those before it, and tells why the
    /// others do not.
    Map<WorkloadId, Verdict.Refused> settle(List<Proposal> accepted, List<Proposal> proposals)
            throws InterruptedException {
        var refused = new HashMap<WorkloadId, Verdict.Refused>();
        settle(accepted, proposals, refused);
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
                var half = proposals.size() / 2;
                settle(accepted, proposals.subList(0, half), refused);
                settle(accepted, proposals.subList(half, proposals.size()), refused);
            }
        }
    }

    Verdict judge(List<Proposal> proposals) throws InterruptedException {
        Map<String, String> texts;
        try {
            texts = Draft.of(site, proposals.stream().map(Proposal::attempt).toList());
        } catch (EditRefusedException refused) {
            return new Verdict.Refused(String.valueOf(refused.getMessage()), false);
        }
        return switch (scratch.render(site.root(), texts)) {
            case Rendering.Broken(var code, var why) ->
                new Verdict.Refused("With the change it cannot be rendered: " + why + " (" + code + ")", false);
            case Rendering.Rendered(var after) -> compare(texts, after, proposals);
        };
    }

    private Verdict compare(Map<String, String> texts, List<Manifest> after, List<Proposal> proposals) {
        var changes = RenderedDifference.between(site.path(), site.before(), after);
        var intents = proposals.stream()
                .flatMap(proposal -> proposal.candidate().intents().stream())
                .toList();
        for (var change : changes) {
            if (intents.stream().noneMatch(intent -> intent.isOf(change))) {
                return new Verdict.Refused(
                        "It would also change " + change.path() + " of " + text(change) + ".", false);
            }
        }
        for (var intent : intents) {
            var rendered = rendered(intent, after);
            if (!intent.isMetBy(rendered)) {
                return new Verdict.Refused(
                        intent.path() + " would still be " + Objects.requireNonNullElse(rendered, "absent")
                                + " after the change, not " + Objects.requireNonNullElse(intent.wanted(), "absent")
                                + ": something else sets it behind the change.",
                        true);
            }
        }
        return new Verdict.Clean(texts, changes, after);
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
