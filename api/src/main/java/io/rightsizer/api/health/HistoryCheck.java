package io.rightsizer.api.health;

import java.io.IOException;

/// Whether stored runs can be read.
@FunctionalInterface
public interface HistoryCheck {

    /// For a server that keeps nothing.
    HistoryCheck NONE = () -> {};

    /// @throws IOException when they cannot
    void read() throws IOException;
}
