package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/// The verdict in one character, so that colour is never needed to tell up from down. A resize is told by the requests
/// and the memory limit that this run writes; CPU limits count in none, because most policies only take them away.
public enum Sign {
    LOWERS("▼", "lowered", Style.fg_green),
    RAISES("▲", "raised", Style.fg_yellow),
    BOTH("↕", "part raised, part lowered", Style.fg_yellow),
    REVIEW("?", "for a person to decide", Style.fg_cyan),
    KEEPS("=", "kept", Style.faint),
    FAILED("!", "failed", Style.fg_red),
    LEFT_OUT("·", "left out", Style.faint);

    private static final List<Amount> SHOWN = List.of(Amount.CPU_REQUEST, Amount.MEMORY_REQUEST, Amount.MEMORY_LIMIT);

    private final String symbol;
    private final String meaning;
    private final Style tone;

    Sign(String symbol, String meaning, Style tone) {
        this.symbol = symbol;
        this.meaning = meaning;
        this.tone = tone;
    }

    public static Sign of(Recommendation one) {
        return switch (one.verdict()) {
            case Verdict.Resize _ ->
                one.nextStep() == null ? BOTH : direction(one.container().current(), one.nextStep());
            case Verdict.NeedsReview _ -> REVIEW;
            case Verdict.Keep _ -> KEEPS;
            case Verdict.TooLittleHistory _, Verdict.Skipped _ -> LEFT_OUT;
            case Verdict.Failed _ -> FAILED;
        };
    }

    private static Sign direction(Resources now, Resources step) {
        var raised = SHOWN.stream().anyMatch(amount -> amount.effective(step) > amount.effective(now));
        var lowered = SHOWN.stream().anyMatch(amount -> amount.effective(step) < amount.effective(now));
        if (raised == lowered) {
            return BOTH;
        }
        return raised ? RAISES : LOWERS;
    }

    public String symbol() {
        return symbol;
    }

    /// A participle that goes after a count of containers.
    public String meaning() {
        return meaning;
    }

    Style tone() {
        return tone;
    }
}
