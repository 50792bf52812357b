package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Impact;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.RequestedTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is mine? The rows by team or namespace.
///
/// @param most groups that are shown
public record GroupsPage(Site site, RunView view, By by, int most) {

    /// On a page of their own.
    public static final int MOST = 500;

    /// What rows are grouped by.
    public enum By {
        TEAM(Facet.TEAM, "Teams"),
        NAMESPACE(Facet.NAMESPACE, "Namespaces");

        private final Facet facet;
        private final String title;

        By(Facet facet, String title) {
            this.facet = facet;
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String label() {
            return facet.label();
        }
    }

    /// A group in the table.
    ///
    /// @param cpu and memory: requested now, and with this run's patches
    /// @param now and after: a month of its share at today's prices; empty where no price is known
    /// @param quotas warnings of ResourceQuotas
    public record Group(
            String name,
            String link,
            int containers,
            long risks,
            long changes,
            String cpu,
            String memory,
            String now,
            String after,
            List<String> quotas) {}

    /// Those with risks first, then by name.
    public List<Group> groups() {
        return byName().entrySet().stream()
                .sorted(Comparator.comparingLong(GroupsPage::risks).reversed())
                .limit(most)
                .map(this::group)
                .toList();
    }

    /// What is not shown; empty where all is.
    public String left() {
        var all = byName().size();
        return all <= most ? "" : "The first " + most + " of " + Spoken.count(all) + ".";
    }

    private static long risks(Map.Entry<String, List<Recommendation>> group) {
        return group.getValue().stream().filter(Impact::isRisk).count();
    }

    private Map<String, List<Recommendation>> byName() {
        var rows = new TreeMap<String, List<Recommendation>>();
        view.rows().forEach(one -> by.facet.values(view, one).forEach(name -> rows.computeIfAbsent(
                        name, _ -> new ArrayList<>())
                .add(one)));
        return rows;
    }

    private Group group(Map.Entry<String, List<Recommendation>> named) {
        var rows = named.getValue();
        var totals = RequestedTotals.of(rows);
        return new Group(
                named.getKey(),
                site.links().rows(RowQuery.all(site.run().id()).with(by.facet, named.getKey())),
                rows.size(),
                rows.stream().filter(Impact::isRisk).count(),
                rows.stream().filter(one -> one.nextStep() != null).count(),
                change(
                        Spoken.coreCount(totals.now().cpu().cores()),
                        Spoken.coreCount(totals.after().cpu().cores())),
                change(Spoken.bytes((double) totals.now().memory().bytes()), Spoken.bytes((double)
                        totals.after().memory().bytes())),
                sum(rows, false),
                sum(rows, true),
                quotas(named.getKey()));
    }

    private static String change(String now, String after) {
        return now.equals(after) ? now : now + " → " + after;
    }

    private String sum(List<Recommendation> rows, boolean after) {
        var costs = view.costs();
        if (costs == null) {
            return "";
        }
        var known = rows.stream()
                .flatMap(one -> (after ? costs.after(one) : costs.now(one)).stream())
                .reduce(BigDecimal::add);
        return known.map(sum -> MonthlyCosts.spoken(sum, costs.currency())).orElse("?");
    }

    private List<String> quotas(String namespace) {
        var costs = view.run().costs();
        if (costs == null || by != By.NAMESPACE) {
            return List.of();
        }
        return costs.costs().quotas().stream()
                .filter(one -> one.quota().namespace().equals(namespace))
                .map(one -> one.warning())
                .flatMap(Optional::stream)
                .toList();
    }

    /// Whether anything has a price.
    public boolean priced() {
        return view.costs() != null;
    }

    /// What to do where no workload names its team.
    public boolean unnamed() {
        return by == By.TEAM && !view.knowsTeams();
    }
}
