package io.rightsizer.api.cli;

import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.http.ReportData;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A history with what a report needs of it.
///
/// @param temporary whether it goes with the report
record OpenReport(History history, HistoryPlace place, boolean temporary, ReportData.Pricing pricing, ReportData data)
        implements AutoCloseable {

    OpenReport(History history, HistoryPlace place, boolean temporary, ReportData.Pricing pricing) {
        this(history, place, temporary, pricing, new ReportData(history, pricing));
    }

    /// For runs that are looked at without being kept.
    static OpenReport temporary(ReportData.Pricing pricing) throws IOException {
        var place = new HistoryPlace.File(
                Files.createTempDirectory("rightsizer-report").resolve("history.db"));
        return new OpenReport(History.open(place), place, true, pricing);
    }

    void store(Run run, String teamKey, @Nullable Outlines outlines) throws IOException {
        history.store(run.priced(pricing.of(run)), teamKey, outlines);
    }

    @Override
    public void close() throws IOException {
        history.close();
        if (temporary && place instanceof HistoryPlace.File(var file)) {
            var directory = file.toAbsolutePath().getParent();
            try (var files = Files.list(directory)) {
                for (var one : (Iterable<Path>) files::iterator) {
                    Files.deleteIfExists(one);
                }
            }
            Files.deleteIfExists(directory);
        }
    }
}
