package io.rightsizer.api.demo;

import java.util.ArrayList;
import java.util.List;

/// Samples in chunks as Prometheus writes them, made by the encoder of the embedded cluster.
public final class EncodedSeries {

    private final List<byte[]> chunks = new ArrayList<>();
    private final XorChunk open = new XorChunk();

    public void add(long millis, double value) {
        open.add(millis, value);
        if (open.isFull()) {
            chunks.add(open.toBytes());
            open.reset();
        }
    }

    /// The full chunks so far.
    public List<byte[]> chunks() {
        return List.copyOf(chunks);
    }
}
