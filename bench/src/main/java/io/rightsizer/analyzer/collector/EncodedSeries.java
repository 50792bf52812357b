package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.block.ChunkEncoder;
import java.util.ArrayList;
import java.util.List;

/// Samples in chunks as Prometheus writes them.
final class EncodedSeries {

    private final List<byte[]> chunks = new ArrayList<>();
    private final ChunkEncoder open = new ChunkEncoder();

    void add(long millis, double value) {
        open.add(millis, value);
        if (open.isFull()) {
            chunks.add(open.toBytes());
            open.reset();
        }
    }

    /// The full chunks so far.
    List<byte[]> chunks() {
        return List.copyOf(chunks);
    }
}
