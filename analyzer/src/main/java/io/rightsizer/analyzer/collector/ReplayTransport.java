package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// Answers from a recording, without any network.
final class ReplayTransport implements Transport {

    private final Recording recording;
    private final AtomicLong requests = new AtomicLong();

    ReplayTransport(Recording recording) {
        this.recording = recording;
    }

    @Override
    public Answer send(WireRequest request) throws IOException {
        requests.incrementAndGet();
        return recording.read(request);
    }

    @Override
    public long requests() {
        return requests.get();
    }

    @Override
    public void close() {}
}
