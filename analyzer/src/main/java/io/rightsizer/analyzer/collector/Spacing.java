package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/// How far apart the rows of a usage file stand.
final class Spacing {

    private final SortedMap<Long, Long> counts = new TreeMap<>();
    private String series = "";
    private long time;
    private long gaps;

    /// Rows come series by series, each in order of time.
    void add(String name, long millis) {
        if (name.equals(series) && millis > time) {
            counts.merge(millis - time, 1L, Long::sum);
            gaps++;
        }
        series = name;
        time = millis;
    }

    /// The nearest multiple of the default step to the median distance, at least one.
    Duration step() {
        var least = HistoryWindow.DEFAULT_STEP;
        return least.multipliedBy(Math.max(1, Math.round((double) median() / least.toMillis())));
    }

    /// 0 without two rows of one series.
    private long median() {
        var below = 0L;
        for (var each : counts.entrySet()) {
            below += each.getValue();
            if (2 * below >= gaps) {
                return each.getKey();
            }
        }
        return 0;
    }
}
