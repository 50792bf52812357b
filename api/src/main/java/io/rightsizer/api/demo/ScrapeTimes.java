package io.rightsizer.api.demo;

/// When a series was scraped: `count` times, a step apart, in epoch milliseconds. A series that vanished got a stale
/// marker at the scrape after its last, as Prometheus writes it.
record ScrapeTimes(long first, int count, boolean stale) {

    static final long STEP = 60_000;

    /// The scrapes of a target within `[fromSecond, toSecond)` that lie within the history, whose end counts as in it.
    ///
    /// @param offsetMillis where in the minute the target is scraped
    static ScrapeTimes of(long fromSecond, long toSecond, long offsetMillis) {
        var from = Math.max(fromSecond, DemoCluster.BEGIN_SECOND) * 1000;
        var to = Math.min(toSecond, DemoCluster.END_SECOND) * 1000;
        var first = Math.ceilDiv(from - offsetMillis, STEP) * STEP + offsetMillis;
        var ended = toSecond < DemoCluster.END_SECOND;
        var last = Math.floorDiv(to - (ended ? 1 : 0) - offsetMillis, STEP) * STEP + offsetMillis;
        var count = (int) Math.max(0, (last - first) / STEP + 1);
        return new ScrapeTimes(first, count, ended && last + STEP <= DemoCluster.END_SECOND * 1000);
    }

    /// Samples in all, the stale marker included; a target never scraped leaves none.
    int samples() {
        return count == 0 ? 0 : count + (stale ? 1 : 0);
    }

    long at(int index) {
        return first + index * STEP;
    }

    int firstAtOrAfter(long millis) {
        return Math.clamp(Math.ceilDiv(millis - first, STEP), 0, samples());
    }

    int lastAtOrBefore(long millis) {
        return (int) Math.clamp(Math.floorDiv(millis - first, STEP), -1, samples() - 1L);
    }
}
