package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Change;
import org.jspecify.annotations.Nullable;

/// What becomes of an amount, and which way it goes.
///
/// @param tone `up`, `down` or `same`
public record Shift(Change change, String tone) {

    static Shift of(Recommendation one, Amount amount) {
        return new Shift(Change.brief(one, amount), tone(one, amount));
    }

    private static String tone(Recommendation one, Amount amount) {
        var next = one.verdict() instanceof Verdict.NeedsReview ? one.recommended() : one.nextStep();
        return tone(amount, one.container().current(), next);
    }

    /// @param next absent where nothing follows
    static String tone(Amount amount, Resources now, @Nullable Resources next) {
        if (next == null) {
            return "same";
        }
        var compared = Double.compare(comparable(amount, next), comparable(amount, now));
        return compared == 0 ? "same" : compared > 0 ? "up" : "down";
    }

    /// No request reserves nothing; no limit allows everything.
    private static double comparable(Amount amount, Resources resources) {
        var number = amount.number(resources);
        if (number != null) {
            return number;
        }
        return amount == Amount.CPU_REQUEST || amount == Amount.MEMORY_REQUEST ? 0 : Double.POSITIVE_INFINITY;
    }
}
