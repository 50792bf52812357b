package io.rightsizer.bench;

import java.io.IOException;
import java.net.URI;

/// One of the ways to read the same usage, run to its end once per round.
interface Contender {

    String name();

    Effort run(URI server) throws IOException, InterruptedException;

    /// @param requests HTTP requests sent
    /// @param outcome what was read and at which cost for the client, in words
    record Effort(long requests, String outcome) {}
}
