package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What the collector asks of a server that speaks the Prometheus HTTP API, or of blocks on disk. Safe for use
/// by several threads. A call either returns everything or throws, and what it could not return it warns of.
interface PrometheusServer extends AutoCloseable {

    /// Label sets of the series that had a sample in the window (`/api/v1/series`).
    List<Labels> series(List<Selector> selectors, HistoryWindow window) throws IOException;

    /// The namespaces of these series, and maybe some of other series or times.
    default SortedSet<Place> places(List<Selector> selectors, String clusterLabel, HistoryWindow window)
            throws IOException {
        return series(selectors, window).stream()
                .map(labels -> new Place(labels.get(clusterLabel), labels.exported("namespace")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// An instant vector (`/api/v1/query`); NaN values are left out.
    default List<LabelledValue> query(PromQuery query, Instant at) throws IOException {
        return vector(query, at).stream()
                .filter(element -> !Double.isNaN(element.value()))
                .toList();
    }

    /// As [#query], NaN values included.
    List<LabelledValue> vector(PromQuery query, Instant at) throws IOException;

    /// A reader for one shard, used by one thread. How usage is read is found out once, by a tiny real read.
    UsageReader usage() throws IOException;

    /// How many shards are to be read at once.
    ///
    /// @param start to begin with
    default Pace pace(int start) {
        return Pace.fixed(start);
    }

    /// Warnings the server sent with its answers so far, without duplicates.
    List<String> warnings();

    /// What a reader should know of the answers although nothing is wrong with them.
    default List<String> notes() {
        return List.of();
    }

    /// Requests sent so far, retries included.
    long requests();

    /// The URL without user info, or the directory.
    String description();

    @Override
    void close();
}
