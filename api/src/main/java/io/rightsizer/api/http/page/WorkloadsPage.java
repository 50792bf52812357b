package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.RowOrder;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Which rows? A page of them, and what they can be narrowed down by.
public record WorkloadsPage(Site site, RunView view, RowQuery query, Found found) {

    private static final List<RowOrder> ORDERS =
            List.of(RowOrder.RISK, RowOrder.SAVING, RowOrder.NAME, RowOrder.CPU, RowOrder.MEMORY);

    /// @throws NotAnswered when there is no such page, or a facet names what no row has
    public static WorkloadsPage of(Site site, RunView view, RowQuery query) {
        var page = new WorkloadsPage(site, view, query, Found.of(view, query));
        if (query.page() > page.pages()) {
            throw NotAnswered.nowhere("There is no page " + query.page() + "; these "
                    + Spoken.plural(page.matching().size(), "row") + " have "
                    + (page.pages() == 1 ? "page 1 only." : "pages 1 to " + page.pages() + "."));
        }
        return page;
    }

    /// A link with what it leads to.
    public record Choice(String label, String link, boolean current) {}

    /// A list to choose from.
    public record Select(String parameter, String label, String chosen, List<Option> options) {

        private static final int MOST_CHOICES = 200;

        /// So many values are typed, not chosen from a list.
        public boolean typed() {
            return options.size() > MOST_CHOICES;
        }
    }

    public record Option(String value, String label) {}

    /// A field of the form that is not shown.
    public record Kept(String parameter, String value) {}

    /// All that pass, in order.
    public List<Recommendation> matching() {
        return found.rows();
    }

    public int pages() {
        return Math.max(1, Math.ceilDiv(matching().size(), query.size()));
    }

    /// What this page shows of them.
    public List<Recommendation> shown() {
        var from = (query.page() - 1) * query.size();
        return matching().subList(from, Math.min(matching().size(), from + query.size()));
    }

    public List<Row> rows() {
        return Row.of(view, shown());
    }

    public String count() {
        var all = view.rows().size();
        if (matching().isEmpty()) {
            return "None of " + Spoken.plural(all, "container");
        }
        var from = (query.page() - 1) * query.size() + 1;
        var range = pages() == 1
                ? Spoken.plural(matching().size(), "container")
                : Spoken.count(from) + " to " + Spoken.count(from + shown().size() - 1) + " of "
                        + Spoken.plural(matching().size(), "container");
        return matching().size() == all ? range : range + ", " + Spoken.count(all) + " in all";
    }

    /// Requested by all rows that pass, now and with this run's patches.
    public String totals() {
        return Totals.sentence(found.requested());
    }

    /// What stays when something else is chosen in the form.
    public List<Kept> kept() {
        var parameters = query.parameters();
        return Stream.of("run", "only", "sort", "size")
                .map(name -> new Kept(name, parameters.getOrDefault(name, "")))
                .toList();
    }

    /// Facets with more than one value.
    public List<Select> selects() {
        var selects = new ArrayList<Select>();
        found.counts().forEach((facet, counts) -> {
            if (counts.size() > 1) {
                selects.add(new Select(
                        facet.parameter(), facet.label(), query.facets().getOrDefault(facet, ""), options(counts)));
            }
        });
        return selects;
    }

    private static List<Option> options(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Option(each.getKey(), each.getKey() + " (" + Spoken.count(each.getValue()) + ")"))
                .toList();
    }

    public List<Choice> stories() {
        return List.of(
                story("", "All"), story("risk", "Risks"), story("saving", "Savings"), story("skipped", "Left out"));
    }

    private Choice story(String only, String label) {
        return new Choice(
                label, site.links().rows(query.only(only)), query.only().equals(only));
    }

    public List<Choice> orders() {
        return ORDERS.stream()
                .map(order ->
                        new Choice(order.toString(), site.links().rows(query.sorted(order)), order == query.order()))
                .toList();
    }

    public boolean hasPrevious() {
        return query.page() > 1;
    }

    public boolean hasNext() {
        return query.page() < pages();
    }

    public String previous() {
        return site.links().rows(query.onPage(query.page() - 1));
    }

    public String next() {
        return site.links().rows(query.onPage(query.page() + 1));
    }

    public List<Site.Entry> downloads() {
        return site.links().downloads(query);
    }

    public String everything() {
        return site.links().rows(RowQuery.all(query.run()));
    }

    public boolean clustered() {
        return view.rows().stream().anyMatch(one -> !one.workload().cluster().isEmpty());
    }

    public boolean priced() {
        return view.costs() != null;
    }
}
