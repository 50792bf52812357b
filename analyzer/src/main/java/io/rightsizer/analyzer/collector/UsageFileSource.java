package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Usage from a CSV file, plain or gzip, sorted by series and then by time, with a header of the columns `series_id`,
/// `timestamp` (unix seconds), `cpu_cores`, `memory_bytes`, `cpu_request` and `memory_request` in any order; others
/// are ignored. Every series is one container of one replica, delivered in the file's order with one series in memory.
///
/// The requests of a series are those of its last row in or before the window; limits are not known.
public final class UsageFileSource implements UsageSource {

    private final Path file;
    private final Instant oldest;
    private final Instant newest;
    private final Duration step;
    private final int series;

    private UsageFileSource(Path file, Instant oldest, Instant newest, Duration step, int series) {
        this.file = file;
        this.oldest = oldest;
        this.newest = newest;
        this.step = step;
        this.series = series;
    }

    /// Reads the whole file once, so that a malformed one is refused before anything was made of it.
    ///
    /// @throws UsageFileException naming the file, the line, the column and what to do
    public static UsageFileSource open(Path file) throws IOException {
        try (var rows = new UsageFileReader(file)) {
            var oldest = Long.MAX_VALUE;
            var newest = Long.MIN_VALUE;
            var series = 0;
            var name = "";
            var spacing = new Spacing();
            for (var row = rows.next(); row != null; row = rows.next()) {
                series += series > 0 && row.series().equals(name) ? 0 : 1;
                name = row.series();
                spacing.add(name, row.time());
                oldest = Math.min(oldest, row.time());
                newest = Math.max(newest, row.time());
            }
            if (series == 0) {
                throw new UsageFileException(file + " has a header but no rows; export usage into it first");
            }
            return new UsageFileSource(
                    file, Instant.ofEpochMilli(oldest), Instant.ofEpochMilli(newest), spacing.step(), series);
        }
    }

    /// The newest time stamp of any series: the natural end of a window on this file.
    public Instant newest() {
        return newest;
    }

    /// The oldest time stamp of any series.
    public Instant oldest() {
        return oldest;
    }

    /// The grid its usage fits on: five minutes, or more where the rows stand further apart.
    public Duration step() {
        return step;
    }

    @Override
    public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress)
            throws IOException {
        try (var rows = new UsageFileReader(file)) {
            @Nullable UsageFileRow row = rows.next();
            for (int done = 1; row != null; done++) {
                var name = row.series();
                var one = new UsageFileSeries(name, window);
                while (row != null && row.series().equals(name)) {
                    one.add(row);
                    row = rows.next();
                }
                var collected = one.collected();
                sink.accept(collected);
                progress.at(
                        Math.min(done, series), series, collected.container().name());
            }
            return new CollectionReport(true, warnings(rows.dropped()), 0, "file");
        }
    }

    @Override
    public String description() {
        return file.toString();
    }

    @Override
    public void close() {}

    private List<String> warnings(long dropped) {
        return dropped == 0
                ? List.of()
                : List.of(file + ": " + dropped
                        + (dropped == 1 ? " value was" : " values were")
                        + " empty, negative or beyond what a machine can have, and left out");
    }
}
