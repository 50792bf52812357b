package io.rightsizer.patches.pullrequest;

import io.rightsizer.patches.forge.PullRequest;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of a pull request: what, how much, why, what was checked, what merging does, how to say no.
final class Body {

    /// GitHub takes 65,536 characters; what people add has to fit as well.
    static final int LONGEST = 60_000;

    /// Each drops more than the one before.
    private enum Length {
        FULL,
        /// Evidence of a container in one line.
        SHORT,
        NO_EVIDENCE,
        FIRST_ROWS
    }

    private final Wanted wanted;
    private final PullRequestRun run;
    private final PullRequestRules rules;

    Body(Wanted wanted, PullRequestRun run, PullRequestRules rules) {
        this.wanted = wanted;
        this.run = run;
        this.rules = rules;
    }

    /// The whole body of a new pull request, or that of an old one with our part renewed.
    String of(Marker marker, @Nullable PullRequest old) {
        var around = old == null ? "" : old.body();
        return shortest(length -> Section.into(around, section(length, marker.edited()), marker));
    }

    /// People's own text can be so long that not even the shortest fits; the forge will say so.
    private static String shortest(Function<Length, String> text) {
        return Stream.of(Length.values())
                .map(text)
                .filter(body -> body.length() <= LONGEST)
                .findFirst()
                .orElseGet(() -> text.apply(Length.FIRST_ROWS));
    }

    private String section(Length length, boolean edited) {
        var parts = Stream.of(
                edited ? EDITED : "",
                Summary.of(wanted),
                new ChangeTable(wanted.members()).text(length == Length.FIRST_ROWS),
                evidence(length),
                length == Length.FIRST_ROWS ? "" : Consequences.checks(wanted.members()),
                Consequences.whenMerged(wanted.members()),
                length == Length.FIRST_ROWS ? "" : Consequences.leftOut(wanted.leftOut()),
                no(),
                provenance());
        return String.join("\n\n", parts.filter(part -> !part.isEmpty()).toList());
    }

    private String evidence(Length length) {
        return switch (length) {
            case FULL -> new EvidenceText(false).of(wanted.members());
            case SHORT -> new EvidenceText(true).of(wanted.members());
            case NO_EVIDENCE, FIRST_ROWS ->
                "The evidence is too long for this page: it is in the report of run " + Markdown.code(run.id())
                        + ", and `rightsizer explain` shows it for any workload.";
        };
    }

    private String provenance() {
        var commit = run.commit().substring(0, Math.min(10, run.commit().length()));
        var proposal = Marker.digest(wanted.entries()).substring(0, 12);
        return "<sub>" + Markdown.text(run.tool()) + " · run " + Markdown.code(run.id()) + " · proposal "
                + Markdown.code(proposal) + " · made on " + Markdown.code(commit) + "</sub>";
    }

    private static final String EDITED = """
            > **This branch holds commits that rightsizer did not write**, so it is yours now: nothing is pushed to it any \
            more. The numbers below are what this week's run found. To give the branch back, remove the label \
            `rightsizer/edited` or tick this box:

            """ + Section.takeOver();

    private String no() {
        return NO.formatted(
                rules.cooldown().toDays(),
                Math.round(100 * rules.movedShare()),
                rules.observation().toDays());
    }

    private static final String NO = """
            ### Not what you want?

            - **No, not now:** close this pull request. Its containers are left alone for %d days, and after that until \
            their numbers have moved by more than %d %%.
            - **Other numbers:** push to this branch. From then on it is yours and rightsizer keeps off it.
            - **Leave this page alone:** set the label `rightsizer/ignore`.
            - **Never for a workload:** annotate it `rightsizer.io/pull-requests: ignore`, or list it under `ignore` in \
            `.rightsizer.yaml` at the top of this repository.
            - **Roll back after a merge:** revert the merge commit; a revert counts as a no. If a workload is OOM-killed, \
            throttled or restarted in the %d days after the merge, rightsizer proposes the old values by itself.
            """.strip();
}
