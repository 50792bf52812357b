package io.rightsizer.analyzer.block;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// One series over all blocks that have some of it.
public final class StoredSeries {

    /// As Prometheus sorts series: label by label, the name before the value.
    static final Comparator<StoredSeries> BY_LABELS = StoredSeries::compareLabels;

    private final SortedMap<String, String> labels;
    private final List<SeriesPart> parts = new ArrayList<>(1);

    StoredSeries(SortedMap<String, String> labels) {
        this.labels = labels;
    }

    void add(SeriesPart part) {
        parts.add(part);
    }

    /// Metric name included as `__name__`.
    public SortedMap<String, String> labels() {
        return labels;
    }

    /// The chunks that may hold a sample of a time from `from` to `to`, in epoch milliseconds, by their first
    /// sample. Chunks of blocks that overlap overlap as well, and may hold the same samples.
    public List<Chunk> chunks(long from, long to) throws BlockException {
        var chunks = new ArrayList<Chunk>();
        for (var part : parts) {
            part.block().chunks(part, from, to, chunks);
        }
        chunks.sort((one, other) -> Long.compare(one.first(), other.first()));
        return chunks;
    }

    private static int compareLabels(StoredSeries one, StoredSeries other) {
        var left = one.labels.entrySet().iterator();
        var right = other.labels.entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            var order = compare(left.next(), right.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }

    private static int compare(Map.Entry<String, String> one, Map.Entry<String, String> other) {
        var order = one.getKey().compareTo(other.getKey());
        return order == 0 ? one.getValue().compareTo(other.getValue()) : order;
    }
}
