package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.history.StoredRun;
import io.rightsizer.api.history.StoredRun.Money;
import io.rightsizer.api.report.Impact;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.RowOrder;
import io.rightsizer.api.report.RunSummary;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.finance.SummaryBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What should I do this week? Risks first, then money.
///
/// @param news what happened besides; absent where only the run itself is known
public record OverviewPage(
        Site site, RunView view, @Nullable News news) {

    private static final int TOP = 10;

    /// The story of the run in a few sentences.
    public String lead() {
        var sentences = new ArrayList<String>();
        var risks = view.risks();
        var all = Spoken.plural(view.rows().size(), "container");
        sentences.add(
                risks == 0
                        ? "None of " + all + " has too little."
                        : Spoken.count(risks) + " of " + all + (risks == 1 ? " has" : " have")
                                + " too little: raise those first.");
        var savings = view.rows().stream().filter(OverviewPage::givesBack).count();
        if (savings > 0) {
            sentences.add(Spoken.count(savings) + (savings == 1 ? " asks" : " ask") + " for more than "
                    + (savings == 1 ? "it needs." : "they need."));
        }
        costs().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    public List<News.Line> newsLines() {
        return news == null ? List.of() : news.lines();
    }

    private Optional<String> costs() {
        var costs = view.costs();
        if (costs == null || packed(costs).signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of("Following this run takes " + MonthlyCosts.spoken(packed(costs), costs.currency())
                + " a month off a bill of " + MonthlyCosts.spoken(bill(costs), costs.currency()) + ".");
    }

    private static BigDecimal packed(MonthlyCosts costs) {
        return costs.costs().savings().total().packed().multiply(MonthlyCosts.HOURS);
    }

    public List<Figure> figures() {
        return List.of(risks(), saving(), changes(), coverage());
    }

    private Figure risks() {
        var risks = view.risks();
        return new Figure(
                Spoken.count(risks),
                "at risk",
                "have too little, or were killed or throttled",
                risks == 0 ? "" : site.links().rows(query().only("risk")),
                risks == 0 ? "good" : "risk");
    }

    private Figure saving() {
        var costs = view.costs();
        var link = site.links().cost(SummaryBy.NAMESPACE);
        if (costs == null) {
            return new Figure("unknown", "to save a month", "no machine has a price", link, "plain");
        }
        return view.whole() ? bill(costs, link) : share(OwnShare.of(view, costs), link);
    }

    private static Figure share(OwnShare share, String link) {
        return new Figure(
                share.spokenSaving(),
                "less a month",
                "of " + share.spokenNow() + ", their share of the machines: from each change alone to all together",
                link,
                share.saving().high().signum() > 0 ? "good" : "plain");
    }

    private static Figure bill(MonthlyCosts costs, String link) {
        var saving = packed(costs);
        return new Figure(
                MonthlyCosts.spoken(saving, costs.currency()),
                "less a month",
                "of " + MonthlyCosts.spoken(bill(costs), costs.currency()) + ", as today's machines become empty",
                link,
                saving.signum() > 0 ? "good" : "plain");
    }

    private static BigDecimal bill(MonthlyCosts costs) {
        return costs.costs().now().bill().hourly().multiply(MonthlyCosts.HOURS);
    }

    private Figure changes() {
        var accounting = site.run().accounting();
        return new Figure(
                Spoken.count(accounting.recommended()),
                "to change",
                "of " + Spoken.count(accounting.discovered()) + " containers; " + Spoken.count(accounting.unchanged())
                        + " fit as they are",
                site.links().rows(query()),
                "plain");
    }

    private Figure coverage() {
        var accounting = site.run().accounting();
        var known = accounting.recommended() + accounting.unchanged();
        return new Figure(
                accounting.discovered() == 0 ? "none" : Spoken.percent((double) known / accounting.discovered()),
                "could be judged",
                Spoken.count(accounting.skipped()) + " skipped and " + Spoken.count(accounting.failed())
                        + " failed, each with its reason",
                site.links().skipped(),
                accounting.failed() > 0 ? "risk" : "plain");
    }

    private RowQuery query() {
        return RowQuery.all(site.run().id());
    }

    public List<Row> topRisks() {
        return top(RowOrder.RISK, Impact::isRisk);
    }

    public List<Row> topSavings() {
        return top(RowOrder.SAVING, OverviewPage::givesBack);
    }

    private static boolean givesBack(Recommendation one) {
        return Impact.isSaving(one) && !Impact.isRisk(one);
    }

    private List<Row> top(RowOrder order, Predicate<Recommendation> wanted) {
        return view.sorted(order).stream()
                .filter(wanted)
                .limit(TOP)
                .map(one -> Row.of(view, one))
                .toList();
    }

    public String moreRisks() {
        return site.links().rows(query().only("risk"));
    }

    public String moreSavings() {
        return site.links().rows(query().only("saving").sorted(RowOrder.SAVING));
    }

    /// Each namespace, or each team where teams are named.
    public GroupsPage groups() {
        return new GroupsPage(site, view, view.knowsTeams() ? GroupsPage.By.TEAM : GroupsPage.By.NAMESPACE, TOP);
    }

    public String accounting() {
        return new RunSummary(view.run()).accounting();
    }

    public String totals() {
        return Totals.sentence(view.requested());
    }

    /// Of the last runs; none where there is only one, or only some teams are shown, whose part of older runs is not
    /// counted.
    public List<Trend> trends() {
        var runs = site.runs().reversed();
        if (runs.size() < 2 || !view.whole()) {
            return List.of();
        }
        var trends = new ArrayList<Trend>();
        trends.add(
                trend(runs, "Containers to change", run -> recommended(run), count -> Spoken.count(Math.round(count))));
        var money = runs.getLast().money();
        if (money != null) {
            Function<Double, String> spoken =
                    amount -> MonthlyCosts.spoken(BigDecimal.valueOf(amount), money.currency());
            trends.add(trend(runs, "Machines, a month", run -> amount(run, money.currency(), Money::bill), spoken));
            trends.add(trend(
                    runs,
                    "Off the bill as machines empty",
                    run -> amount(run, money.currency(), Money::packed),
                    spoken));
        }
        return trends;
    }

    private static Trend trend(
            List<StoredRun> runs,
            String label,
            Function<StoredRun, OptionalDouble> value,
            Function<Double, String> text) {
        return Trend.of(runs, run -> run.header().asOf(), new Trend.Figure<>(label, value, text));
    }

    private static OptionalDouble recommended(StoredRun run) {
        return OptionalDouble.of((double) run.header().accounting().recommended());
    }

    private static OptionalDouble amount(StoredRun run, Currency currency, Function<Money, BigDecimal> of) {
        var money = run.money();
        return money == null || !money.currency().equals(currency)
                ? OptionalDouble.empty()
                : OptionalDouble.of(of.apply(money).doubleValue());
    }
}
