package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.MonthlyCosts;
import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.RequestedTotals;
import java.util.List;
import java.util.Optional;

/// The containers of a team or a namespace, summed up.
public record Group(Site site, RunView view, GroupsPage.By by, GroupSums sums) {

    public String name() {
        return sums.name();
    }

    /// Risks first.
    public List<Recommendation> rows() {
        return sums.rows();
    }

    public String link() {
        return site.links().group(by, name());
    }

    public int containers() {
        return rows().size();
    }

    public long risks() {
        return sums.risks();
    }

    public long changes() {
        return sums.changes();
    }

    RequestedTotals totals() {
        return sums.requested();
    }

    /// Cores requested now, and with this run's patches.
    public String cpu() {
        var totals = totals();
        return change(
                Spoken.coreCount(totals.now().cpu().cores()),
                Spoken.coreCount(totals.after().cpu().cores()));
    }

    public String memory() {
        var totals = totals();
        return change(Spoken.bytes((double) totals.now().memory().bytes()), Spoken.bytes((double)
                totals.after().memory().bytes()));
    }

    private static String change(String now, String after) {
        return now.equals(after) ? now : now + " → " + after;
    }

    /// A month of its share at today's prices; `?` where its machines have none.
    public String cost() {
        var costs = view.costs();
        if (costs == null) {
            return "?";
        }
        return sums.now()
                .flatMap(now -> sums.after()
                        .map(after -> change(
                                MonthlyCosts.spoken(now, costs.currency()),
                                MonthlyCosts.spoken(after, costs.currency()))))
                .orElse("?");
    }

    /// Warnings of ResourceQuotas that would not hold what this run writes.
    public List<String> quotas() {
        var costs = view.run().costs();
        if (costs == null || by != GroupsPage.By.NAMESPACE) {
            return List.of();
        }
        return costs.costs().quotas().stream()
                .filter(one -> one.quota().namespace().equals(name()))
                .map(one -> one.warning())
                .flatMap(Optional::stream)
                .toList();
    }

    /// How many are held within a LimitRange.
    long bounded() {
        return rows().stream()
                .filter(one -> one.codes().contains(Code.LIMIT_RANGE))
                .count();
    }

    /// All its rows, to be filtered further.
    RowQuery query() {
        return RowQuery.all(site.run().id()).with(by.facet(), name());
    }
}
