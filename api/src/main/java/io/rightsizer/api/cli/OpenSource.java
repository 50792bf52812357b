package io.rightsizer.api.cli;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSource;
import java.time.Duration;
import java.time.Instant;

/// A source that is ready to be read.
///
/// @param end where the window ends
record OpenSource(UsageSource source, Instant end, Stretch stretch) implements AutoCloseable {

    HistoryWindow window(Duration length) {
        return HistoryWindow.endingAt(end, length);
    }

    @Override
    public void close() {
        source.close();
    }
}
