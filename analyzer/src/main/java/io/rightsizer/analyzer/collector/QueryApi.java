package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The questions of the JSON API.
final class QueryApi {

    private QueryApi() {}

    /// NaN values are left out.
    static List<LabelledValue> instant(Exchange exchange, PromQuery query, Instant at) throws IOException {
        return vector(exchange, query, at).stream()
                .filter(element -> !Double.isNaN(element.value()))
                .toList();
    }

    static List<LabelledValue> vector(Exchange exchange, PromQuery query, Instant at) throws IOException {
        return exchange.askJson(query(query, at), () -> {
            var vector = new ArrayList<LabelledValue>();
            return new Exchange.Content<>(
                    JsonAnswer.result(labels -> (time, value) -> vector.add(new LabelledValue(labels, value))), vector);
        });
    }

    /// Milliseconds between the samples of each series a range selector brings, all series together.
    static List<Long> gaps(Exchange exchange, PromQuery query, Instant at) throws IOException {
        return exchange.askJson(query(query, at), () -> {
            var gaps = new ArrayList<Long>();
            return new Exchange.Content<>(
                    JsonAnswer.result(labels -> {
                        var times = new ArrayDeque<Long>();
                        return (time, value) -> {
                            times.add(time);
                            if (times.size() == 2) {
                                gaps.add(time - times.remove());
                            }
                        };
                    }),
                    gaps);
        });
    }

    private static WireRequest query(PromQuery query, Instant at) {
        return WireRequest.form("api/v1/query")
                .field("query", query.text())
                .field("time", WireRequest.seconds(at))
                .because(query.reason());
    }

    /// Older servers ignore the selectors and name all values there are.
    static List<String> labelValues(Exchange exchange, String label, List<Selector> selectors, HistoryWindow window)
            throws IOException {
        return exchange.askJson(WireRequest.labelValues(label, selectors, window), () -> {
            var values = new ArrayList<String>();
            return new Exchange.Content<>(
                    data -> JsonAnswer.forEachElement(data, element -> values.add(element.getText())), values);
        });
    }

    static List<Labels> series(Exchange exchange, List<Selector> selectors, HistoryWindow window) throws IOException {
        var form = WireRequest.form("api/v1/series");
        selectors.forEach(selector -> form.field("match[]", selector.promQl()));
        var request = form.field("start", WireRequest.seconds(window.from()))
                .field("end", WireRequest.seconds(window.to()))
                .because("series of "
                        + String.join(
                                ", ", selectors.stream().map(Selector::metric).toList()));
        return exchange.askJson(request, () -> {
            var series = new ArrayList<Labels>();
            return new Exchange.Content<>(
                    data -> JsonAnswer.forEachElement(data, element -> series.add(JsonAnswer.labels(element))), series);
        });
    }
}
