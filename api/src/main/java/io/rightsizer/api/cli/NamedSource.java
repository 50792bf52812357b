package io.rightsizer.api.cli;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.util.function.Consumer;

/// A source under another name, so that a run of it does not depend on the port it happened to get.
record NamedSource(UsageSource source, String description) implements UsageSource {

    @Override
    public CollectionReport collect(HistoryWindow window, Consumer<Collected> sink, Progress progress)
            throws IOException {
        return source.collect(window, sink, progress);
    }

    @Override
    public void close() {
        source.close();
    }
}
