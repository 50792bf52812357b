package io.rightsizer.bench;

import java.io.IOException;

/// One of the ways to read the same usage.
interface Contender {

    /// Reads everything once, or as often as it takes to tell a cold start from a warm one.
    void run(Sink sink) throws IOException, InterruptedException;

    interface Sink {
        void add(String way, Round round);
    }
}
