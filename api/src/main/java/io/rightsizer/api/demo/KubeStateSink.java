package io.rightsizer.api.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Adds what all series of kube-state-metrics share: the target they were scraped from.
final class KubeStateSink {

    private static final long SCRAPE_OFFSET_MILLIS = 17_040;

    private final Consumer<DemoSeries> sink;

    KubeStateSink(Consumer<DemoSeries> sink) {
        this.sink = sink;
    }

    /// The scrapes between two epoch seconds.
    static ScrapeTimes times(long from, long to) {
        return ScrapeTimes.of(from, to, SCRAPE_OFFSET_MILLIS);
    }

    /// A series whose labels say it all; its value is 1.
    void fact(String metric, Map<String, String> labels, ScrapeTimes times) {
        value(metric, labels, times, Values.constant(1));
    }

    void value(String metric, Map<String, String> labels, ScrapeTimes times, Values values) {
        var scraped = new HashMap<>(labels);
        scraped.put("job", "kube-state-metrics");
        scraped.put("instance", "10.1.0.20:8080");
        sink.accept(DemoSeries.of(metric, scraped, times, values));
    }
}
