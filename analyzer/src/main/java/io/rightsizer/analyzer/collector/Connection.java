package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.time.Clock;

/// Puts together what an [Exchange] needs: the network, the network with a recorder, or a recording alone.
final class Connection {

    private Connection() {}

    static Exchange open(Endpoint endpoint, ServerAccess access, CollectorOptions options, Retry retry, Clock clock)
            throws IOException {
        var failures = new Failures(endpoint, access, clock);
        var replay = options.replay();
        if (replay != null) {
            return new Exchange(new ReplayTransport(Recording.existing(replay)), Retry.never(), failures);
        }
        var network = HttpTransport.open(endpoint, access, BodyLimits.STANDARD);
        var record = options.record();
        var transport = record == null ? network : new RecordingTransport(network, Recording.into(record));
        return new Exchange(transport, retry, failures);
    }
}
