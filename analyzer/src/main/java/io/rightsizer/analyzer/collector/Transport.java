package io.rightsizer.analyzer.collector;

import java.io.IOException;

/// Sends one request once. Whether to try again is the caller's matter.
interface Transport extends AutoCloseable {

    Answer send(WireRequest request) throws IOException;

    /// What failed is about to be asked again.
    default void retried(WireRequest request) {}

    /// Requests sent so far.
    long requests();

    @Override
    void close();
}
