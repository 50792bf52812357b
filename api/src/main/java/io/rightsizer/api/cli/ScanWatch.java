package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.RequestObserver;
import io.rightsizer.analyzer.usage.OutlineSink;
import java.util.function.Function;

/// What listens in while a source is read.
///
/// @param outlines receives what charts need of each container's usage
/// @param requests gives what hears of the requests to the server of that name
record ScanWatch(OutlineSink outlines, Function<String, RequestObserver> requests) {

    static final ScanWatch NONE = new ScanWatch(OutlineSink.NONE, _ -> RequestObserver.NONE);
}
