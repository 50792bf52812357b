package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// `query_range`, each query in so many stretches of time.
record GridQueries(Exchange exchange, int parts) {

    /// Prometheus refuses more than 11,000 points a series.
    private static final int MOST_POINTS = 11_000;

    /// The query at each point of the window.
    Map<Labels, Grid> ask(PromQuery query, HistoryWindow window) throws IOException {
        return ask(query, window, window.points());
    }

    /// The query at the first so many points of the window.
    Map<Labels, Grid> ask(PromQuery query, HistoryWindow window, int points) throws IOException {
        var grids = new LinkedHashMap<Labels, Grid>();
        var most = Math.clamp(Math.ceilDiv(points, parts), 1, MOST_POINTS);
        for (int from = 0; from < points; from += most) {
            fetch(query, window, from, Math.min(points, from + most))
                    .forEach((labels, grid) -> grids.merge(labels, grid, Grid::with));
        }
        return grids;
    }

    private Map<Labels, Grid> fetch(PromQuery query, HistoryWindow window, int from, int to) throws IOException {
        var request = WireRequest.form("api/v1/query_range")
                .field("query", query.text())
                .field("start", WireRequest.seconds(window.firstPoint() + from * window.stepMillis()))
                .field("end", WireRequest.seconds(window.firstPoint() + (to - 1) * window.stepMillis()))
                .field("step", WireRequest.seconds(window.stepMillis()))
                .because(query.reason());
        return exchange.askJson(request, () -> {
            var grids = new LinkedHashMap<Labels, Grid>();
            return new Exchange.Content<>(
                    JsonAnswer.result(labels -> grids.computeIfAbsent(labels, absent -> new Grid(window))::put), grids);
        });
    }
}
