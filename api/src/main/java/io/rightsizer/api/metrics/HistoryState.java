package io.rightsizer.api.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// How much room the history takes and has.
///
/// @param bytes of the history
/// @param lastWrite empty where nothing was ever written
/// @param disk empty where the history is not on a disk of this machine
public record HistoryState(long bytes, Optional<Instant> lastWrite, Optional<Disk> disk) {

    /// @param available what this process may still write
    public record Disk(long size, long available) {}

    /// Of a database in one file, with what it keeps beside it: the log it writes ahead counts.
    public static HistoryState ofFile(Path file) throws IOException {
        var log = file.resolveSibling(file.getFileName() + "-wal");
        var bytes = Files.size(file);
        var written = Files.getLastModifiedTime(file).toInstant();
        if (Files.exists(log)) {
            bytes += Files.size(log);
            var logged = Files.getLastModifiedTime(log).toInstant();
            written = logged.isAfter(written) ? logged : written;
        }
        var store = Files.getFileStore(file);
        return new HistoryState(
                bytes, Optional.of(written), Optional.of(new Disk(store.getTotalSpace(), store.getUsableSpace())));
    }

    /// Asked at each scrape, because another process may write.
    @FunctionalInterface
    public interface Source {
        HistoryState read() throws IOException;
    }
}
