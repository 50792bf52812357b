package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Impact;
import io.rightsizer.api.report.ShortName;
import io.rightsizer.api.report.Sign;
import io.rightsizer.api.report.Spoken;
import java.util.List;

/// A container in a table of a page.
///
/// @param cost a month now and after, `?` where a price is missing, empty where no price is known at all
/// @param why the first sentence of its explanation
public record Row(
        String key,
        String name,
        String cluster,
        String namespace,
        String team,
        Sign sign,
        String verdict,
        Shift cpu,
        Shift memory,
        Shift memoryLimit,
        String cost,
        boolean risk,
        List<CodeNote> codes,
        String why) {

    static Row of(RunView view, Recommendation one) {
        var costs = view.costs();
        return new Row(
                WorkloadKey.of(one.workload()),
                ShortName.of(one),
                one.workload().cluster(),
                one.workload().namespace(),
                view.team(one),
                Sign.of(one),
                one.verdict().label(),
                Shift.of(one, Amount.CPU_REQUEST),
                Shift.of(one, Amount.MEMORY_REQUEST),
                Shift.of(one, Amount.MEMORY_LIMIT),
                costs == null ? "" : costs.change(one),
                Impact.isRisk(one),
                one.codes().stream().map(CodeNote::new).toList(),
                Spoken.firstSentence(one.explanation()));
    }

    static List<Row> of(RunView view, List<Recommendation> rows) {
        return rows.stream().map(one -> of(view, one)).toList();
    }

    /// What is advised, in a word.
    public String advice() {
        return switch (sign) {
            case LOWERS -> "lower";
            case RAISES -> "raise";
            case BOTH -> "raise and lower";
            case REVIEW -> "a person decides";
            case KEEPS -> "keep";
            case FAILED -> "failed";
            case LEFT_OUT -> "left out";
        };
    }

    /// A class of the style sheet.
    public String tone() {
        return "sign-" + sign.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
