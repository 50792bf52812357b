package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.pricing.RequestedTotals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What stands below the rows: the account of everything discovered, the sums, what was left out and why, the warnings.
final class RunSummary {

    private final Run run;

    RunSummary(Run run) {
        this.run = run;
    }

    List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(accounting(), Tone.STRONG));
        lines.add(new Line(window(), Tone.PLAIN));
        totals().forEach(total -> lines.add(new Line(total, Tone.PLAIN)));
        var leftOut = leftOut();
        if (!leftOut.isEmpty()) {
            lines.add(new Line("", Tone.PLAIN));
            lines.add(new Line("Left out", Tone.STRONG));
            leftOut.forEach((code, count) ->
                    lines.add(new Line("  " + count + "  " + code + ": " + code.meaning(), Tone.PLAIN)));
        }
        run.run().warnings().forEach(warning -> lines.add(new Line("! " + SafeText.of(warning), Tone.WARNING)));
        return lines;
    }

    /// `46 discovered = 30 recommended + 10 unchanged + 5 skipped + 1 failed`.
    String accounting() {
        Accounting count = run.run().accounting();
        return count.discovered() + " discovered = " + count.recommended() + " recommended + " + count.unchanged()
                + " unchanged + " + count.skipped() + " skipped + " + count.failed() + " failed";
    }

    String window() {
        var header = run.run();
        return header.status().label() + " run " + header.id() + ", policy " + SafeText.of(header.policy()) + ", "
                + Spoken.moment(header.window().from()) + " to "
                + Spoken.moment(header.window().to()) + ", "
                + SafeText.of(header.source());
    }

    /// Of the rows shown, replicas counted.
    List<String> totals() {
        var totals = RequestedTotals.of(run.recommendations());
        var lines = new ArrayList<String>();
        lines.add("requested by the rows shown, with all replicas, now → after the next step:");
        lines.add("  CPU     " + Spoken.coreCount(totals.now().cpu().cores()) + " → "
                + Spoken.coreCount(totals.after().cpu().cores()) + " cores");
        lines.add("  memory  " + Spoken.bytes((double) totals.now().memory().bytes()) + " → "
                + Spoken.bytes((double) totals.after().memory().bytes()));
        if (totals.podsWithoutRequest() > 0) {
            lines.add("  " + Spoken.plural(totals.podsWithoutRequest(), "pod")
                    + " without a full request today, counted as far as set");
        }
        return lines;
    }

    /// How many shown rows were not sized, by their first code.
    Map<Code, Integer> leftOut() {
        var counts = new EnumMap<Code, Integer>(Code.class);
        for (var one : run.recommendations()) {
            if (isLeftOut(one) && !one.codes().isEmpty()) {
                counts.merge(one.codes().getFirst(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static boolean isLeftOut(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.TooLittleHistory _, Verdict.Skipped _, Verdict.Failed _ -> true;
            case Verdict.Resize _, Verdict.NeedsReview _, Verdict.Keep _ -> false;
        };
    }

    enum Tone {
        PLAIN,
        STRONG,
        WARNING
    }

    record Line(String text, Tone tone) {}
}
