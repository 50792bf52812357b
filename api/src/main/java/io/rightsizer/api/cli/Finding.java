package io.rightsizer.api.cli;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.api.config.Percentages;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.pricing.RequestedTotals;
import java.util.List;
import java.util.function.Predicate;

/// What makes a scan that worked fail a pipeline: `risk`, `change`, or `saving>=20%`.
@FunctionalInterface
interface Finding extends Predicate<List<Recommendation>> {

    Finding NEVER = _ -> false;

    String SAVING = "saving>=";

    static Finding parse(String text) {
        if (text.startsWith(SAVING)) {
            var share = share(text.substring(SAVING.length()));
            return rows -> savedShare(RequestedTotals.of(rows)) >= share;
        }
        return switch (text) {
            case "risk" -> rows -> rows.stream().anyMatch(RowFilter.only("risk"));
            case "change" -> rows -> rows.stream().anyMatch(row -> row.verdict() instanceof Verdict.Resize);
            default ->
                throw new UsageException("--fail-on '" + text + "' is not known; write risk, change or saving>=20%");
        };
    }

    private static double share(String text) {
        try {
            return Percentages.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong);
        }
    }

    /// The larger of the two shares that are no longer requested after the next step.
    private static double savedShare(RequestedTotals totals) {
        var now = totals.now();
        var after = totals.after();
        return Math.max(
                saved(now.cpu().millicores(), after.cpu().millicores()),
                saved(now.memory().bytes(), after.memory().bytes()));
    }

    private static double saved(long now, long after) {
        return now == 0 ? 0 : (double) (now - after) / now;
    }
}
