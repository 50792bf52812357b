package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.util.Map;

/// How much of a query on the window's grid travels.
interface Resolution {

    /// Every point as the server computes it.
    Resolution EVERY_POINT = new Resolution() {
        @Override
        public String method() {
            return "range query";
        }

        @Override
        public Map<Labels, Grid> rates(GridQueries server, PromQuery query, HistoryWindow window) throws IOException {
            return server.ask(query, window);
        }

        @Override
        public Map<Labels, Grid> peaks(GridQueries server, PromQuery query, HistoryWindow window) throws IOException {
            return server.ask(query, window);
        }
    };

    /// As runs name it.
    String method();

    /// Of what wavers from point to point.
    Map<Labels, Grid> rates(GridQueries server, PromQuery query, HistoryWindow window) throws IOException;

    /// Of what is a highest value already.
    Map<Labels, Grid> peaks(GridQueries server, PromQuery query, HistoryWindow window) throws IOException;
}
