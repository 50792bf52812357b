package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Spoken;
import java.util.List;

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
        return view.grouped(by).stream()
                .limit(most)
                .map(sums -> new Group(site, view, by, sums))
                .toList();
    }

    /// What is not shown; empty where all is.
    public String left() {
        var all = view.grouped(by).size();
        return all <= most ? "" : "The first " + most + " of " + Spoken.count(all) + ".";
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
