package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Listing;
import io.rightsizer.api.report.PlanReport;
import io.rightsizer.pricing.spot.SpotPlacing;
import java.util.Collection;
import java.util.List;

/// What shrinks? The machines that remain, those that would do instead, and who may run on spot.
public record NodesPage(Site site, RunView view) {

    public List<Listing<?>> listings() {
        var costs = view.run().costs();
        if (costs == null) {
            return List.of();
        }
        return view.whole() ? PlanReport.listings(costs.costs()) : PlanReport.spotListings(costs.costs());
    }

    public Collection<SpotPlacing> templates() {
        var costs = view.run().costs();
        return costs == null || !view.whole() ? List.of() : PlanReport.spotTemplates(costs.costs());
    }

    /// Whether the plan of all machines is shown, or only who of some teams may run on spot.
    public boolean whole() {
        return view.whole();
    }

    public int machines() {
        return view.run().state().nodes().size();
    }
}
