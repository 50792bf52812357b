package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Selector.Matcher;
import io.rightsizer.analyzer.usage.HistoryWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Usage of single pods on the window's grid as the collector works it out, so that it can be held against other ways.
public final class UsageGrids implements AutoCloseable {

    private final PrometheusServer server;
    private final HistoryWindow window;

    private UsageGrids(PrometheusServer server, HistoryWindow window) {
        this.server = server;
        this.window = window;
    }

    public static UsageGrids through(URI server, HistoryWindow window) throws IOException {
        return new UsageGrids(HttpPrometheusServer.open(ServerAccess.of(server), CollectorOptions.DEFAULTS), window);
    }

    public static UsageGrids of(Path blocks, HistoryWindow window) throws IOException {
        return new UsageGrids(BlockServer.open(blocks), window);
    }

    /// One series, NaN where nothing is known.
    ///
    /// @param values at `first`, `first + step` and so on, in epoch milliseconds
    /// @param rateWindow behind each value; zero for memory
    public record Grid(SortedMap<String, String> labels, long first, long step, double[] values, Duration rateWindow) {

        public Grid {
            values = values.clone();
        }

        @Override
        public double[] values() {
            return values.clone();
        }
    }

    public List<Grid> cpu(String namespace, String pod) throws IOException {
        var grids = new ArrayList<Grid>();
        server.usage().cpu(selector(Queries.CPU, namespace, pod), window, series -> grids.add(grid(series)));
        return grids;
    }

    public List<Grid> memory(String namespace, String pod) throws IOException {
        var grids = new ArrayList<Grid>();
        server.usage().memory(selector(Queries.MEMORY, namespace, pod), window, series -> grids.add(grid(series)));
        return grids;
    }

    private static Selector selector(String metric, String namespace, String pod) {
        return Selector.of(metric)
                .with(Matcher.equal("namespace", namespace))
                .with(Matcher.equal("pod", pod))
                .with(Matcher.notEqual("container", ""));
    }

    private Grid grid(SeriesOnGrid series) {
        var values = new double[window.points()];
        Arrays.fill(values, Double.NaN);
        var known = series.series();
        for (int index = 0; index < known.length(); index++) {
            if (known.isKnown(index)) {
                var point = (known.timeAt(index) - window.firstPoint()) / window.stepMillis();
                values[(int) point] = known.valueAt(index);
            }
        }
        return new Grid(
                new TreeMap<>(series.labels().map()),
                window.firstPoint(),
                window.stepMillis(),
                values,
                series.rateWindow());
    }

    @Override
    public void close() {
        server.close();
    }
}
