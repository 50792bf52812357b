package io.rightsizer.analyzer.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Blocks of the same server that hold the same stretch of time.
final class Overlaps {

    private Overlaps() {}

    /// @param blocks by their beginning
    static List<BlockException> of(List<Block> blocks) {
        var overlaps = new ArrayList<BlockException>();
        var latest = new HashMap<Map<String, String>, Block>();
        for (var block : blocks) {
            var meta = block.meta();
            var before = latest.get(meta.external());
            if (before != null && meta.from() < before.meta().to()) {
                overlaps.add(block.doubtful("overlaps block " + before.meta().name() + "; of samples with the same time"
                        + " one is kept, and which is right cannot be told"));
            }
            if (before == null || meta.to() > before.meta().to()) {
                latest.put(meta.external(), block);
            }
        }
        return overlaps;
    }

    /// Whether others hold the whole stretch.
    ///
    /// @param others by their beginning
    static boolean isCovered(Block block, List<Block> others) {
        var upTo = block.meta().from();
        for (var other : others) {
            var meta = other.meta();
            if (meta.external().equals(block.meta().external()) && meta.from() <= upTo) {
                upTo = Math.max(upTo, meta.to());
            }
        }
        return upTo >= block.meta().to();
    }
}
