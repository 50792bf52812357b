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
        return costs == null ? List.of() : PlanReport.listings(costs.costs());
    }

    public Collection<SpotPlacing> templates() {
        var costs = view.run().costs();
        return costs == null ? List.of() : PlanReport.spotTemplates(costs.costs());
    }

    public int machines() {
        return view.run().state().nodes().size();
    }
}
