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
            var answers = new ReplayTransport(Recording.existing(replay));
            return new Exchange(answers, Retry.never(), Pace.fixed(options.concurrency()), failures);
        }
        var pace = new Pace(options.concurrency(), options.courtesy(), retry.pause(), clock);
        var network = HttpTransport.open(endpoint, access, BodyLimits.STANDARD, pace);
        var record = options.record();
        var transport = record == null ? network : new RecordingTransport(network, Recording.into(record));
        return new Exchange(transport, retry, pace, failures);
    }
}
