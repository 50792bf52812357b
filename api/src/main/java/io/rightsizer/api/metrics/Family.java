package io.rightsizer.api.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/// One gauge with its series, made as a whole. Values of the same labels sum up, since bounded labels may
/// fall together.
final class Family {

    private final String name;
    private final String help;
    private final String[] labels;
    private final Map<Labels, Double> series = new LinkedHashMap<>();

    Family(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = labels;
    }

    /// @param values in the order of the labels
    void add(double value, String... values) {
        series.merge(Labels.of(labels, values), value, Double::sum);
    }

    /// A moment, in seconds; of moments that fall together the latest counts.
    void moment(double seconds, String... values) {
        series.merge(Labels.of(labels, values), seconds, Math::max);
    }

    static MetricSnapshots snapshots(Collection<Family> families) {
        return new MetricSnapshots(families.stream().map(Family::snapshot).toArray(MetricSnapshot[]::new));
    }

    private GaugeSnapshot snapshot() {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        series.forEach((of, value) -> gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(of).value(value).build()));
        return gauge.build();
    }
}
