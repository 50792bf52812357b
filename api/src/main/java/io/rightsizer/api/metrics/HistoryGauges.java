package io.rightsizer.api.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The history as it stands at a scrape. One that cannot be read has no size, but is told to be unreadable.
final class HistoryGauges implements MultiCollector {

    private final HistoryState.Source source;

    HistoryGauges(HistoryState.Source source) {
        this.source = source;
    }

    @Override
    public MetricSnapshots collect() {
        var families = new ArrayList<Family>();
        var readable = new Family(
                "rightsizer_history_readable", "1 when the history could be looked at by this scrape, else 0.");
        families.add(readable);
        try {
            var state = source.read();
            readable.add(1);
            add(state, families);
        } catch (IOException _) {
            readable.add(0);
        }
        return Family.snapshots(families);
    }

    private static void add(HistoryState state, List<Family> families) {
        families.add(gauge("rightsizer_history_bytes", "Size of the history.", (double) state.bytes()));
        state.lastWrite()
                .ifPresent(at -> families.add(gauge(
                        "rightsizer_history_last_write_timestamp_seconds",
                        "When the history was written last.",
                        RunGauges.seconds(at))));
        state.disk().ifPresent(disk -> {
            families.add(
                    gauge("rightsizer_history_disk_size_bytes", "Size of the history's disk.", (double) disk.size()));
            families.add(gauge(
                    "rightsizer_history_disk_available_bytes",
                    "What may still be written to the history's disk.",
                    (double) disk.available()));
        });
    }

    private static Family gauge(String name, String help, double value) {
        var family = new Family(name, help);
        family.add(value);
        return family;
    }
}
