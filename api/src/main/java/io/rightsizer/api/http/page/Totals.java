package io.rightsizer.api.http.page;

import io.rightsizer.api.report.Spoken;
import io.rightsizer.pricing.RequestedTotals;

/// What rows request together.
final class Totals {

    private Totals() {}

    /// Now and with this run's patches.
    static String sentence(RequestedTotals totals) {
        var now = totals.now();
        var after = totals.after();
        return "They request " + Spoken.coreCount(now.cpu().cores()) + " → "
                + Spoken.coreCount(after.cpu().cores()) + " cores"
                + Spoken.change(now.cpu().millicores(), after.cpu().millicores())
                + " and " + Spoken.bytes((double) now.memory().bytes()) + " → "
                + Spoken.bytes((double) after.memory().bytes())
                + Spoken.change(now.memory().bytes(), after.memory().bytes())
                + ", all replicas counted"
                + (totals.podsWithoutRequest() == 0
                        ? "."
                        : "; " + Spoken.plural(totals.podsWithoutRequest(), "pod") + " without a request "
                                + (totals.podsWithoutRequest() == 1 ? "counts" : "count") + " as nothing.");
    }
}
