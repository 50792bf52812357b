package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Accounting;
import io.rightsizer.analyzer.usage.CollectionReport;
import java.util.Locale;

/// How far a run can be trusted as a whole.
public enum RunStatus {
    /// Everything that was discovered could be read.
    COMPLETE,
    /// Usable, but something failed or the source warned.
    PARTIAL,
    /// Nothing could be read.
    FAILED;

    static RunStatus of(Accounting accounting, CollectionReport report) {
        return of(accounting.discovered(), accounting.failed(), report);
    }

    /// @param failed how many of the discovered containers could not be read
    public static RunStatus of(long discovered, long failed, CollectionReport report) {
        if (failed == discovered && !(report.complete() && failed == 0)) {
            return FAILED;
        }
        return report.complete() && failed == 0 ? COMPLETE : PARTIAL;
    }

    /// The word used in every output.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
