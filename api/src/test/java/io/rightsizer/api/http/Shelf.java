package io.rightsizer.api.http;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.history.History;
import io.rightsizer.api.history.HistoryPlace;
import io.rightsizer.api.history.Outlines;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs in a history of their own, which goes with the test.
final class Shelf implements AutoCloseable {

    private final Path directory;
    private final History history;

    private Shelf(List<Run> runs, @Nullable Outlines outlines) throws IOException {
        directory = Files.createTempDirectory("shelf");
        history = History.open(new HistoryPlace.File(directory.resolve("history.db")));
        for (var run : runs) {
            store(run, run.equals(runs.getFirst()) ? outlines : null);
        }
    }

    private void store(Run run, @Nullable Outlines outlines) throws IOException {
        history.store(run.priced(rightsizer().costs(run)), "team", outlines);
    }

    void store(Run run) throws IOException {
        store(run, null);
    }

    static Shelf of(Run... runs) throws IOException {
        return new Shelf(List.of(runs), null);
    }

    /// @param outlines of the first run
    static Shelf of(List<Run> runs, Outlines outlines) throws IOException {
        return new Shelf(runs, outlines);
    }

    static Rightsizer rightsizer() {
        return new Rightsizer(Config.load(ConfigSources.none()), InstantSource.system());
    }

    History history() {
        return history;
    }

    ReportData data() {
        return data(rightsizer()::costs);
    }

    ReportData data(ReportData.Pricing pricing) {
        return new ReportData(history, pricing);
    }

    @Override
    public void close() {
        try (var files = Files.list(directory)) {
            history.close();
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
