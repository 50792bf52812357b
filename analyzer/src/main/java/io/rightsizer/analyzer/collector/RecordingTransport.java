package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Puts every answer on disk before anybody reads it, and serves it from there: what was read is what is replayed.
final class RecordingTransport implements Transport {

    private final Transport network;
    private final Recording recording;

    RecordingTransport(Transport network, Recording recording) {
        this.network = network;
        this.recording = recording;
    }

    @Override
    public Answer send(WireRequest request) throws IOException {
        try (var answer = network.send(request)) {
            recording.write(request, answer);
            return recorded(request, answer);
        }
    }

    /// The pause a server asks for is for this moment only and is not recorded.
    private Answer recorded(WireRequest request, Answer sent) throws IOException {
        var recorded = recording.read(request);
        return new Answer(recorded.status(), sent.headers(), recorded.body());
    }

    @Override
    public long requests() {
        return network.requests();
    }

    @Override
    public void close() {
        network.close();
        try {
            recording.writeIndex();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the index of the recording", failure);
        }
    }
}
