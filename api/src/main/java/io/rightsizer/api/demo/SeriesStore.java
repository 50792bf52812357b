package io.rightsizer.api.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All series, found by matchers. Answers keep the order of Prometheus.
final class SeriesStore {

    private final List<DemoSeries> all;
    private final Map<String, List<DemoSeries>> byMetric;

    SeriesStore(List<DemoSeries> all) {
        this.all = List.copyOf(all);
        this.byMetric = all.stream().collect(Collectors.groupingBy(DemoSeries::metric));
    }

    /// The series all matchers accept that have a sample in `[fromMillis, toMillis]`, stale markers included.
    Stream<DemoSeries> select(List<LabelMatcher> matchers, long fromMillis, long toMillis) {
        return candidates(matchers)
                .filter(series -> matchers.stream().allMatch(matcher -> matcher.accepts(series)))
                .filter(series -> series.hasSamplesWithin(fromMillis, toMillis));
    }

    private Stream<DemoSeries> candidates(List<LabelMatcher> matchers) {
        return matchers.stream()
                .filter(matcher -> matcher.namesOneMetric())
                .findFirst()
                .map(matcher -> byMetric.getOrDefault(matcher.value(), List.of()))
                .orElse(all)
                .stream();
    }
}
