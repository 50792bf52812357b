package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.function.Function;

/// What becomes of one amount, as text: `2Gi → 1Gi ⇢ 422Mi` where a patch of this run writes 1Gi of the 422Mi
/// recommended. An amount that stays stands alone.
///
/// @param now what is set
/// @param next what follows, led by its arrow; empty where nothing does
/// @param later what follows that
public record Change(String now, String next, String later) {

    /// Leads to an amount that a patch of this run writes.
    static final String WRITES = " → ";

    /// Leads to an amount that is recommended, but not written in this run.
    static final String LEAVES_OPEN = " ⇢ ";

    /// The whole way.
    public static Change of(Recommendation one, Amount amount) {
        var now = amount.text(now(one));
        var step = amount.text(step(one));
        var goal = amount.text(goal(one));
        return new Change(now, step.equals(now) ? "" : WRITES + step, goal.equals(step) ? "" : LEAVES_OPEN + goal);
    }

    /// What this run does. Where later runs go on in the same direction a bare `⇢` says so; what a person must decide
    /// on is shown although nothing is written.
    public static Change brief(Recommendation one, Amount amount) {
        var whole = of(one, amount);
        if (one.verdict() instanceof Verdict.NeedsReview) {
            return new Change(whole.now, whole.next.isEmpty() ? whole.later : whole.next, "");
        }
        return new Change(whole.now, whole.next, goesOn(one, amount) ? LEAVES_OPEN.stripTrailing() : "");
    }

    private static boolean goesOn(Recommendation one, Amount amount) {
        var step = amount.effective(step(one));
        return step < amount.effective(now(one)) && amount.effective(goal(one)) < step;
    }

    private static Resources now(Recommendation one) {
        return one.container().current();
    }

    private static Resources step(Recommendation one) {
        return one.nextStep() == null ? now(one) : one.nextStep();
    }

    private static Resources goal(Recommendation one) {
        return one.recommended() == null ? step(one) : one.recommended();
    }

    /// With arrows and amounts below those of the `others`.
    String alignedWith(List<Change> others) {
        return TextTable.padLeft(now, widest(others, Change::now))
                + slot(next, widest(others, Change::next))
                + slot(later, widest(others, Change::later));
    }

    private static int widest(List<Change> changes, Function<Change, String> part) {
        return changes.stream().map(part).mapToInt(TextTable::width).max().orElse(0);
    }

    private static String slot(String text, int width) {
        var arrow = text.substring(0, Math.min(text.length(), WRITES.length()));
        return arrow + TextTable.padLeft(text.substring(arrow.length()), width - arrow.length());
    }

    @Override
    public String toString() {
        return now + next + later;
    }
}
