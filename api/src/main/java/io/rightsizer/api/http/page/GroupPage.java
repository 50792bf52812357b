package io.rightsizer.api.http.page;

import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.finance.SummaryBy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/// What is mine? A team or a namespace: its rows, what they request and cost, and what bounds them.
///
/// @param past what it summed up to over the runs, the oldest first; empty where that is not known
public record GroupPage(Site site, RunView view, Group group, List<PastSum> past) {

    private static final int MOST = 200;

    public GroupPage {
        past = List.copyOf(past);
    }

    public String title() {
        return group.name();
    }

    public List<Figure> figures() {
        var figures = new ArrayList<Figure>();
        figures.add(risks());
        figures.add(new Figure(group.cpu(), "cores of CPU requested", change(true), "", "plain"));
        figures.add(new Figure(group.memory(), "of memory requested", change(false), "", "plain"));
        if (priced()) {
            var link = site.links().cost(SummaryBy.NAMESPACE);
            figures.add(new Figure(group.cost(), "a month", "its share of the price of the machines", link, "plain"));
        }
        return figures;
    }

    private Figure risks() {
        var risks = group.risks();
        return new Figure(
                Spoken.count(risks),
                "at risk",
                "of " + Spoken.plural(group.containers(), "container") + "; " + Spoken.count(group.changes())
                        + " to change",
                risks == 0 || !site.links().live()
                        ? ""
                        : site.links().rows(group.query().only("risk")),
                risks == 0 ? "good" : "risk");
    }

    private String change(boolean cpu) {
        var now = group.totals().now();
        var after = group.totals().after();
        var change = cpu
                ? Spoken.change(now.cpu().millicores(), after.cpu().millicores())
                : Spoken.change(now.memory().bytes(), after.memory().bytes());
        return change.isEmpty()
                ? "stays, all replicas counted"
                : change.strip().replaceAll("[()]", "") + " with this run's patches, all replicas counted";
    }

    public boolean priced() {
        return view.costs() != null;
    }

    /// What bounds it from outside, in sentences.
    public List<String> bounds() {
        var bounds = new ArrayList<String>();
        group.quotas().forEach(warning -> bounds.add(sentence(warning)));
        if (group.bounded() > 0) {
            bounds.add(Spoken.plural(group.bounded(), "container")
                    + (group.bounded() == 1 ? " is" : " are") + " held within a LimitRange, code LIMIT_RANGE: what is"
                    + " recommended would be less or more than the namespace allows.");
        }
        return bounds;
    }

    private static String sentence(String warning) {
        return Character.toUpperCase(warning.charAt(0)) + warning.substring(1) + ".";
    }

    /// The teams of a namespace, or the namespaces of a team.
    public List<Site.Entry> others() {
        var other = group.by() == GroupsPage.By.TEAM ? GroupsPage.By.NAMESPACE : GroupsPage.By.TEAM;
        return group.rows().stream()
                .flatMap(one -> other.facet().values(view, one).stream())
                .distinct()
                .sorted()
                .map(name -> new Site.Entry(name, site.links().group(other, name)))
                .toList();
    }

    public String othersAre() {
        return group.by() == GroupsPage.By.TEAM ? "Works in" : "Belongs to";
    }

    public List<Row> rows() {
        return Row.of(view, group.rows().subList(0, Math.min(group.rows().size(), MOST)));
    }

    /// What is not shown; empty where all is.
    public String left() {
        return group.containers() <= MOST ? "" : "The first " + MOST + " of " + Spoken.count(group.containers()) + ".";
    }

    public boolean clustered() {
        return group.rows().stream().anyMatch(one -> !one.workload().cluster().isEmpty());
    }

    public String everything() {
        return site.links().rows(group.query());
    }

    public List<Site.Entry> downloads() {
        return site.links().downloads(group.query());
    }

    /// Empty before the second run.
    public List<Trend> trends() {
        if (past.size() < 2) {
            return List.of();
        }
        var trends = new ArrayList<Trend>();
        trends.add(trend("CPU requested", sum -> OptionalDouble.of(sum.cores()), GroupPage::cores));
        trends.add(trend("Memory requested", sum -> OptionalDouble.of(sum.bytes()), Spoken::bytes));
        var costs = view.costs();
        if (costs != null && past.getLast().cost().isPresent()) {
            var currency = costs.currency();
            trends.add(trend("A month", PastSum::cost, cost -> spoken(cost, currency)));
        }
        return trends;
    }

    private static String cores(double cores) {
        return Spoken.coreCount(cores) + " cores";
    }

    private static String spoken(double cost, Currency currency) {
        return MonthlyCosts.spoken(BigDecimal.valueOf(cost), currency);
    }

    private Trend trend(String label, Function<PastSum, OptionalDouble> value, Function<Double, String> text) {
        return Trend.of(past, PastSum::asOf, new Trend.Figure<>(label, value, text));
    }
}
