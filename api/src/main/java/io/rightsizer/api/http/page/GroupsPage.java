package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Impact;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

        Facet facet() {
            return facet;
        }

        public String title() {
            return title;
        }

        public String label() {
            return facet.label();
        }
    }

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
        return new Group(site, view, by, named.getKey(), named.getValue());
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
