package io.rightsizer.api.cli;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.UsageSource;
import java.time.Duration;
import java.time.Instant;

/// A source that is ready to be read.
///
/// @param end where the window ends
/// @param step of the grid
record OpenSource(UsageSource source, Instant end, Duration step, Stretch stretch) implements AutoCloseable {

    OpenSource(UsageSource source, Instant end, Stretch stretch) {
        this(source, end, HistoryWindow.DEFAULT_STEP, stretch);
    }

    HistoryWindow window(Duration length) {
        return new HistoryWindow(end.minus(length), end, step);
    }

    @Override
    public void close() {
        source.close();
    }
}
