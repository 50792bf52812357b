package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.pricing.RequestedTotals;
import java.util.List;

/// The containers of a workload, which run together and so are added up together.
///
/// @param number of the workload within the run
record Siblings(int number, int count, RequestedTotals requested) {

    static Siblings of(int number, List<Recommendation> containers) {
        return new Siblings(number, containers.size(), RequestedTotals.of(containers));
    }
}
