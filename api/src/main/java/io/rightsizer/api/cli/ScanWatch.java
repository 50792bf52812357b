package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.RequestObserver;
import io.rightsizer.analyzer.usage.OutlineSink;
import io.rightsizer.analyzer.usage.UsageDays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What listens in while a source is read.
///
/// @param outlines receives what charts need of each container's usage
/// @param requests gives what hears of the requests to the server of that name
/// @param days keeps whole days of usage, which are not read again; absent to read the whole window
record ScanWatch(
        OutlineSink outlines,
        Function<String, RequestObserver> requests,
        @Nullable UsageDays days) {

    static final ScanWatch NONE = new ScanWatch(OutlineSink.NONE, _ -> RequestObserver.NONE, null);
}
