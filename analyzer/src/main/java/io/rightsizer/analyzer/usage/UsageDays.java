package io.rightsizer.analyzer.usage;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;

/// Keeps whole days of usage between runs, in UTC, as bytes that the source understands that made them. Safe for use by
/// several threads.
public interface UsageDays {

    /// Usage of one namespace.
    ///
    /// @param source what decides beside namespace and day what the bytes are
    record Key(String source, String cluster, String namespace) {}

    /// What is kept of the days from the first to the last, both included.
    SortedMap<LocalDate, byte[]> find(Key key, LocalDate first, LocalDate last) throws IOException;

    /// Replaces what was kept of these days.
    void keep(Key key, Map<LocalDate, byte[]> days) throws IOException;

    /// Drops what is older, of all sources.
    void forget(LocalDate before) throws IOException;
}
