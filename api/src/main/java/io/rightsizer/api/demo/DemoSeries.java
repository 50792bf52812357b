package io.rightsizer.api.demo;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// One series of the simulated server: its labels, when it was scraped and a way to make its values.
record DemoSeries(SortedMap<String, String> labels, ScrapeTimes times, Values values)
        implements Comparable<DemoSeries> {

    /// The NaN by which Prometheus marks that a series ended (`model/value/value.go`).
    static final double STALE = Double.longBitsToDouble(0x7FF0_0000_0000_0002L);

    DemoSeries {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// A label with an empty value is left out: to Prometheus it does not exist.
    static DemoSeries of(String metric, Map<String, String> labels, ScrapeTimes times, Values values) {
        var named = new TreeMap<>(labels);
        named.values().removeIf(String::isEmpty);
        named.put("__name__", metric);
        return new DemoSeries(named, times, values);
    }

    String metric() {
        return label("__name__");
    }

    /// Empty when absent: to Prometheus the two are the same.
    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    boolean hasSamplesWithin(long fromMillis, long toMillis) {
        return times.firstAtOrAfter(fromMillis) <= times.lastAtOrBefore(toMillis);
    }

    /// Hands over the samples of `[fromMillis, toMillis]`.
    void read(long fromMillis, long toMillis, SampleSink sink) {
        var first = times.firstAtOrAfter(fromMillis);
        var last = times.lastAtOrBefore(toMillis);
        var next = values.from(first, times);
        for (int index = first; index <= last; index++) {
            sink.sample(times.at(index), index < times.count() ? next.getAsDouble() : STALE);
        }
    }

    /// The scrape whose value is the newest in `(afterMillis, toMillis]`, if any.
    ///
    /// @param staleEnds whether a stale marker leaves no value, as for an instant selector, or is passed over, as
    /// by `last_over_time`
    OptionalInt newestScrape(long afterMillis, long toMillis, boolean staleEnds) {
        var last = times.lastAtOrBefore(toMillis);
        var atMarker = last == times.count();
        var index = atMarker ? last - 1 : last;
        var found = index >= 0 && times.at(index) > afterMillis && !(atMarker && staleEnds);
        return found ? OptionalInt.of(index) : OptionalInt.empty();
    }

    double valueAt(int scrape) {
        return values.from(scrape, times).getAsDouble();
    }

    /// The order in which Prometheus answers: label by label, names before values.
    @Override
    public int compareTo(DemoSeries other) {
        var mine = labels.entrySet().iterator();
        var theirs = other.labels.entrySet().iterator();
        while (mine.hasNext() && theirs.hasNext()) {
            var order = compare(mine.next(), theirs.next());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(mine.hasNext(), theirs.hasNext());
    }

    private static int compare(Map.Entry<String, String> left, Map.Entry<String, String> right) {
        var byName = left.getKey().compareTo(right.getKey());
        return byName != 0 ? byName : left.getValue().compareTo(right.getValue());
    }
}
