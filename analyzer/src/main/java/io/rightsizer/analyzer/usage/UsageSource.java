package io.rightsizer.analyzer.usage;

import java.io.IOException;
import java.util.function.Consumer;

/// Where usage comes from: a Prometheus server, a recording of one, its blocks on disk, a file.
public interface UsageSource extends AutoCloseable {

    /// Delivers every container of the window exactly once to `sink`, on the calling thread, ordered by
    /// workload within a namespace; nothing is kept after it was delivered. `progress` may be told from any thread.
    ///
    /// @throws SourceUnusableException when nothing at all can be read, with what to try
    CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress) throws IOException;

    /// A name without secrets for messages and reports: the URL without user info, or the file.
    String description();

    @Override
    void close();
}
