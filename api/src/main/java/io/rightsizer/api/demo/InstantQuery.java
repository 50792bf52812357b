package io.rightsizer.api.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/// The little of PromQL the simulated server speaks.
sealed interface InstantQuery {

    List<Element> evaluate(SeriesStore store, long atMillis);

    /// One element of an instant vector; the value is made when it is asked for.
    record Element(SortedMap<String, String> labels, DoubleSupplier value) {}

    /// `metric{matchers}` and `last_over_time(metric{matchers}[range])`: the newest value within `(at - range, at]`.
    ///
    /// @param staleEnds whether a stale marker ends the series, as it does for the plain selector
    record Newest(List<LabelMatcher> matchers, long rangeMillis, boolean staleEnds) implements InstantQuery {

        static final long LOOKBACK_MILLIS = 300_000;

        public Newest {
            matchers = List.copyOf(matchers);
        }

        static Newest selector(List<LabelMatcher> matchers) {
            return new Newest(matchers, LOOKBACK_MILLIS, true);
        }

        @Override
        public List<Element> evaluate(SeriesStore store, long atMillis) {
            var elements = new ArrayList<Element>();
            var after = atMillis - rangeMillis;
            store.select(matchers, after + 1, atMillis).forEach(series -> series.newestScrape(
                            after, atMillis, staleEnds)
                    .ifPresent(scrape -> elements.add(new Element(series.labels(), () -> series.valueAt(scrape)))));
            return elements;
        }
    }

    /// `max_over_time(metric{matchers}[range])`: the highest value within `(at - range, at]`. The name is dropped.
    record Highest(List<LabelMatcher> matchers, long rangeMillis) implements InstantQuery {

        public Highest {
            matchers = List.copyOf(matchers);
        }

        @Override
        public List<Element> evaluate(SeriesStore store, long atMillis) {
            var from = atMillis - rangeMillis + 1;
            var highest = new LinkedHashMap<SortedMap<String, String>, Double>();
            store.select(matchers, from, atMillis).forEach(series -> {
                var labels = unnamed(series);
                series.read(from, atMillis, (_, value) -> {
                    if (!Double.isNaN(value)) {
                        highest.merge(labels, value, Math::max);
                    }
                });
            });
            return highest.entrySet().stream()
                    .map(entry -> new Element(entry.getKey(), entry::getValue))
                    .toList();
        }

        private static SortedMap<String, String> unnamed(DemoSeries series) {
            var labels = new TreeMap<>(series.labels());
            labels.remove("__name__");
            return labels;
        }
    }

    /// `count by (labels) (inner)`: how many elements share their values of the labels.
    record CountBy(List<String> by, InstantQuery inner) implements InstantQuery {

        public CountBy {
            by = List.copyOf(by);
        }

        @Override
        public List<Element> evaluate(SeriesStore store, long atMillis) {
            var counts = new TreeMap<String, Group>();
            for (var element : inner.evaluate(store, atMillis)) {
                var kept = new TreeMap<>(element.labels());
                kept.keySet().retainAll(by);
                counts.computeIfAbsent(kept.toString(), key -> new Group(kept)).count++;
            }
            return counts.values().stream().map(Group::element).toList();
        }

        private static final class Group {
            private final SortedMap<String, String> labels;
            private int count;

            private Group(SortedMap<String, String> labels) {
                this.labels = labels;
            }

            private Element element() {
                return new Element(labels, () -> count);
            }
        }
    }
}
