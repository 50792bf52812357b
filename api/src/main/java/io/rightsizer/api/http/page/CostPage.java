package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Listing;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.SavingReport;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.api.report.finance.MonthTable;
import io.rightsizer.pricing.finance.MonthRow;
import io.rightsizer.pricing.finance.MonthSummary;
import io.rightsizer.pricing.finance.SummaryBy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What does finance book? The month by team, namespace, cluster or region, and what right-sizing takes off the bill.
///
/// @param realised what changes brought that went live
/// @param summary absent where no machine has a price
public record CostPage(
        Site site, RunView view, SummaryBy by, @Nullable MonthSummary summary, Realised realised) {

    private static final List<String> MEANINGS = List.of(
            "the difference of requests at what a freed core and GiB are worth; nobody is paid this",
            "what the bill falls by as machines of today become empty",
            "with machines chosen anew, spot for those who may",
            "no choice of machines saves more");

    /// Lines that say in words what the figures on top say.
    private static final Pattern FIGURE = Pattern.compile("(paper|packed|reachable|bound) ");

    public List<Figure> figures() {
        var costs = view.costs();
        if (costs == null) {
            return List.of();
        }
        if (!view.whole()) {
            return shares(OwnShare.of(view, costs));
        }
        var figures = SavingReport.figures(costs.costs());
        return IntStream.range(0, figures.size())
                .mapToObj(index -> new Figure(
                        MonthlyCosts.spoken(figures.get(index).amount(), costs.currency()),
                        figures.get(index).name(),
                        share(figures.get(index).amount(), costs) + MEANINGS.get(index),
                        "",
                        index == 1 ? "good" : "plain"))
                .toList();
    }

    private static String share(BigDecimal amount, MonthlyCosts costs) {
        var bill = costs.costs().now().bill().hourly().multiply(MonthlyCosts.HOURS);
        return bill.signum() == 0 ? "" : Spoken.percent(amount.doubleValue() / bill.doubleValue()) + " of the bill; ";
    }

    private static List<Figure> shares(OwnShare share) {
        return List.of(
                new Figure(share.spokenNow(), "Now", "what these workloads bear of the machines' price", "", "plain"),
                new Figure(share.spokenAfter(), "After", "the same while every machine still stands", "", "plain"),
                new Figure(
                        share.spokenSaving(),
                        "Saving",
                        "off the bill, from each change alone to all together",
                        "",
                        share.saving().high().signum() > 0 ? "good" : "plain"));
    }

    /// What the figures are.
    public String under() {
        return view.whole()
                ? "Four figures for a month. None may be added to another; the second is what the bill falls by without"
                        + " new machines."
                : "A month of the workloads you may see. Machines are shared with others; what is idle on them is in no"
                        + " row here.";
    }

    public List<WorkloadsPage.Choice> choices() {
        return Arrays.stream(SummaryBy.values())
                .map(one ->
                        new WorkloadsPage.Choice(one.toString(), site.links().cost(one), one == by))
                .toList();
    }

    public Listing<MonthRow> listing() {
        if (summary == null) {
            throw new IllegalStateException("a run without prices has no month");
        }
        return MonthTable.listing(summary);
    }

    public List<String> notes() {
        return summary == null ? List.of() : MonthTable.notes(summary);
    }

    /// Why nothing can be booked.
    public List<String> reasons() {
        var costs = view.run().costs();
        var reasons = costs == null
                ? List.<String>of()
                : costs.costs().now().bill().unpriced().stream()
                        .map(one -> one.reason())
                        .distinct()
                        .limit(5)
                        .toList();
        return reasons.isEmpty()
                ? List.of("The run knows no machines: kube-state-metrics was not scraped, or the source was a file.")
                : reasons;
    }

    public List<String> assumptions() {
        var costs = view.costs();
        return costs == null || !view.whole()
                ? List.of()
                : SavingReport.lines(costs.costs()).stream()
                        .map(String::strip)
                        .filter(line -> !FIGURE.matcher(line).lookingAt())
                        .map(CostPage::sentence)
                        .toList();
    }

    private static String sentence(String line) {
        return line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1);
    }
}
