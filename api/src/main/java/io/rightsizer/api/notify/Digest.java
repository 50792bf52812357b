package io.rightsizer.api.notify;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Amount;
import io.rightsizer.api.report.Change;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.RowFilter;
import io.rightsizer.api.report.RowOrder;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.RunHeader;
import io.rightsizer.api.report.SavingReport;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.saving.Costs;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run in as few lines as somebody reads between two meetings. Nothing in it is escaped yet.
///
/// @param title of ours
/// @param accounting of ours
/// @param risks the rows with too little, the worst first
/// @param riskCount how many there are in all
/// @param savings the four figures for a month; empty where no price is known
/// @param largest the rows that free most
/// @param leftOut how many containers were not sized for which reason, the most common first
/// @param warnings of the run, from outside
record Digest(
        String title,
        String accounting,
        List<Row> risks,
        int riskCount,
        List<String> savings,
        List<Row> largest,
        List<LeftOut> leftOut,
        List<String> warnings) {

    /// What the arrows of the rows say.
    static final String ARROWS = "→ written by this run's patches, ⇢ recommended, not written in this run";

    private static final int MOST_ROWS = 5;

    /// @param workload from outside
    /// @param container from outside
    /// @param change amounts and codes, of ours
    record Row(String workload, String container, String change) {}

    record LeftOut(int count, Code code) {}

    static Digest of(Run run, @Nullable Costs costs) {
        var risky = RowFilter.only("risk").keep(run.recommendations());
        var saving = RowFilter.only("saving").keep(run.recommendations());
        return new Digest(
                title(run.run()),
                Spoken.accounting(run.run().accounting()),
                rows(RowOrder.RISK.sort(risky)),
                risky.size(),
                costs == null ? List.of() : savings(costs),
                rows(RowOrder.SAVING.sort(saving)),
                leftOut(run),
                run.run().warnings());
    }

    /// Over the rows that have too little.
    String riskTitle() {
        return "Has too little: " + riskCount + (riskCount > risks.size() ? ", the worst of them" : "");
    }

    private static String title(RunHeader run) {
        return "rightsizer: " + run.status().label() + " run of " + Spoken.moment(run.asOf());
    }

    private static List<Row> rows(List<Recommendation> sorted) {
        return sorted.stream().limit(MOST_ROWS).map(Digest::row).toList();
    }

    private static Row row(Recommendation one) {
        var cluster = one.workload().cluster();
        var changes = Stream.of(Amount.values())
                .filter(amount -> !moves(one, amount).isEmpty())
                .map(amount -> amount.label() + " " + Change.brief(one, amount));
        var codes = one.codes().stream().map(Code::name).collect(Collectors.joining(", "));
        return new Row(
                (cluster.isEmpty() ? "" : cluster + ": ") + one.workload(),
                one.container().name(),
                Stream.concat(changes, codes.isEmpty() ? Stream.of() : Stream.of(codes))
                        .collect(Collectors.joining("; ")));
    }

    private static String moves(Recommendation one, Amount amount) {
        var change = Change.brief(one, amount);
        return change.next() + change.later();
    }

    private static List<String> savings(Costs costs) {
        if (costs.now().bill().coverage().priced() == 0) {
            return List.of();
        }
        var currency = costs.now().bill().currency();
        var bill = costs.now().bill();
        var now = MonthlyCosts.spoken(bill.hourly().multiply(MonthlyCosts.HOURS), currency);
        var coverage = bill.coverage();
        return Stream.concat(
                        Stream.of("Machines now: " + now + ", " + coverage.priced() + " of "
                                + Spoken.plural(coverage.nodes(), "node") + " priced"),
                        SavingReport.figures(costs).stream()
                                .map(figure -> line(figure.name(), figure.amount(), currency)))
                .toList();
    }

    private static String line(String name, BigDecimal amount, Currency currency) {
        return name + ": " + MonthlyCosts.spoken(amount, currency);
    }

    private static List<LeftOut> leftOut(Run run) {
        var counts = new EnumMap<Code, Integer>(Code.class);
        RowFilter.only("skipped")
                .keep(run.recommendations())
                .forEach(one -> one.codes().stream().limit(1).forEach(code -> counts.merge(code, 1, Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Code, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new LeftOut(entry.getValue(), entry.getKey()))
                .toList();
    }

    /// What `text` shows, cut where it gets long.
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
