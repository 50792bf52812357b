package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The questions of the JSON API.
final class QueryApi {

    private QueryApi() {}

    static List<LabelledValue> instant(Exchange exchange, PromQuery query, Instant at) throws IOException {
        var request = WireRequest.form("api/v1/query")
                .field("query", query.text())
                .field("time", WireRequest.seconds(at))
                .because(query.reason());
        return exchange.askJson(request, () -> {
            var vector = new ArrayList<LabelledValue>();
            return new Exchange.Content<>(
                    JsonAnswer.result(labels -> (time, value) -> {
                        if (!Double.isNaN(value)) {
                            vector.add(new LabelledValue(labels, value));
                        }
                    }),
                    vector);
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
