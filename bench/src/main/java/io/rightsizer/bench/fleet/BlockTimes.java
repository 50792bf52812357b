package io.rightsizer.bench.fleet;

/// When the samples of a block were taken. cAdvisor stamps each container's samples itself, up to 12 s before the
/// scrape; kube-state-metrics' are stamped with the scrape.
final class BlockTimes {

    private static final int LATEST = 12_000;

    private final long from;
    private final long to;
    private final long[] times;
    private int count;

    /// @param from epoch milliseconds, whole minutes as `to`
    BlockTimes(long from, long to) {
        this.from = from;
        this.to = to;
        this.times = new long[(int) ((to - from) / FleetSize.SCRAPE) + 2];
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    long[] times() {
        return times;
    }

    int count() {
        return count;
    }

    /// Times of the scrapes within a stretch.
    void scraped(long start, long end) {
        var first = Math.max(from, start);
        var last = Math.min(to, end);
        count = 0;
        for (var time = Math.ceilDiv(first, FleetSize.SCRAPE) * FleetSize.SCRAPE;
                time < last;
                time += FleetSize.SCRAPE) {
            times[count++] = time;
        }
    }

    /// Times of cAdvisor's samples of a run; the same each time it is asked.
    void of(Run run) {
        var first = Math.max(from, run.from());
        var last = Math.min(to, run.to());
        var offset = run.pod().machine().offset();
        count = 0;
        for (var scrape = Math.floorDiv(first, FleetSize.SCRAPE); scrape * FleetSize.SCRAPE <= last; scrape++) {
            var time = stamped(scrape * FleetSize.SCRAPE + offset, run.seed());
            if (time >= first && time < last) {
                times[count++] = time;
            }
        }
    }

    /// Never on a full second: there the windows of Prometheus 2 and 3 differ.
    private static long stamped(long scrape, long seed) {
        var time = scrape - Math.floorMod(mixed(scrape ^ seed), LATEST);
        return time % 1000 == 0 ? time + 1 : time;
    }

    /// The last step of SplitMix64 (Steele, Lea, Flood 2014): bits that look random, from bits that do not.
    private static long mixed(long bits) {
        var one = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        var two = (one ^ (one >>> 27)) * 0x94d049bb133111ebL;
        return two ^ (two >>> 31);
    }
}
