package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// A server without remote read that answers range queries from the points of its series, whatever they are of, and
/// folds what a subquery holds as PromQL's documentation says. Ranges are closed on the left, as those of Prometheus 2.
final class FoldingServer extends Dispatcher {

    private static final Pattern SUBQUERY =
            Pattern.compile("(count|max|quantile|quantiles)_over_time\\((?:\"phi\", )?(?:(0\\.\\d+), )?(?:1, )?"
                    + "\\(.*\\)\\[(\\d+)([sm]):\\d+m](?: offset (\\d+)m)?\\)");

    /// Query, time of the first and last point, step in seconds.
    final List<String> asked = new CopyOnWriteArrayList<>();

    boolean speaksMetricsQl;

    private final Map<String, TreeMap<Long, Double>> series = new TreeMap<>();

    /// @param points of the window, NaN for none
    void series(String pod, HistoryWindow window, double... points) {
        var times = new TreeMap<Long, Double>();
        for (int index = 0; index < points.length; index++) {
            if (!Double.isNaN(points[index])) {
                times.put((window.firstPoint() + index * window.stepMillis()) / 1000, points[index]);
            }
        }
        series.put(pod, times);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        var path = request.getTarget();
        if (path.endsWith("/read")) {
            return FakePrometheus.status(404);
        }
        var form = form(request);
        var query = form.getOrDefault("query", "");
        if (path.endsWith("query_range")) {
            return range(query, new Times(form));
        }
        return query.startsWith("quantiles_over_time") ? probed() : answer("");
    }

    private MockResponse probed() {
        return speaksMetricsQl
                ? answer("{\"metric\":{\"phi\":\"1\"},\"value\":[0,\"1\"]}")
                : FakePrometheus.json("""
                                {"status":"error","errorType":"bad_data","error":"unknown function"}
                                """).code(400).build();
    }

    private record Times(long start, long end, long step) {

        Times(Map<String, String> form) {
            this(number(form, "start"), number(form, "end"), number(form, "step"));
        }

        private static long number(Map<String, String> form, String field) {
            return Long.parseLong(form.getOrDefault(field, ""));
        }

        LongStream all() {
            return LongStream.iterate(start, time -> time <= end, time -> time + step);
        }

        @Override
        public String toString() {
            return clock(start) + " to " + clock(end) + " by " + step;
        }

        private static String clock(long seconds) {
            return String.format(Locale.ROOT, "%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60);
        }
    }

    private MockResponse range(String query, Times times) {
        asked.add(query + " " + times);
        var subquery = SUBQUERY.matcher(query);
        if (!subquery.matches()) {
            return answer(new Fold("", List::getLast, 0, 0).rows(series, times));
        }
        var range = Long.parseLong(subquery.group(3)) * (subquery.group(4).equals("m") ? 60 : 1);
        var offset = subquery.group(5) == null ? 0 : 60 * Long.parseLong(subquery.group(5));
        var phi = subquery.group(2);
        var folds =
                switch (subquery.group(1)) {
                    case "count" -> Stream.of(new Fold("", points -> (double) points.size(), range, offset));
                    case "max" -> Stream.of(new Fold("", List::getLast, range, offset));
                    case "quantile" -> Stream.of(new Fold("", points -> quantile(phi, points), range, offset));
                    default ->
                        Stream.of(
                                new Fold("1", List::getLast, range, offset),
                                new Fold(phi, points -> quantile(phi, points), range, offset));
                };
        return answer(folds.map(fold -> fold.rows(series, times)).collect(Collectors.joining(",")));
    }

    /// @param phi label of the rows; empty for none
    /// @param function of the points of a range in ascending order
    /// @param range seconds
    /// @param offset seconds
    private record Fold(String phi, Function<List<Double>, Double> function, long range, long offset) {

        String rows(Map<String, TreeMap<Long, Double>> series, Times times) {
            return series.entrySet().stream()
                    .map(one -> "{\"metric\":{\"pod\":\"" + one.getKey() + "\""
                            + (phi.isEmpty() ? "" : ",\"phi\":\"" + phi + "\"") + "},\"values\":["
                            + values(one.getValue(), times) + "]}")
                    .collect(Collectors.joining(","));
        }

        private String values(TreeMap<Long, Double> points, Times times) {
            return times.all()
                    .filter(time -> !in(points, time).isEmpty())
                    .mapToObj(time -> "[" + time + ",\"" + function.apply(in(points, time)) + "\"]")
                    .collect(Collectors.joining(","));
        }

        private List<Double> in(TreeMap<Long, Double> points, long time) {
            var end = time - offset;
            return points.subMap(end - range, true, end, true).values().stream()
                    .sorted()
                    .toList();
        }
    }

    /// Linear between ranks.
    private static double quantile(String phi, List<Double> sorted) {
        var rank = Double.parseDouble(phi) * (sorted.size() - 1);
        var lower = (int) Math.floor(rank);
        var upper = Math.min(lower + 1, sorted.size() - 1);
        return sorted.get(lower) * (1 - (rank - lower)) + sorted.get(upper) * (rank - lower);
    }

    private static MockResponse answer(String rows) {
        return FakePrometheus.json(
                        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + rows + "]}}")
                .build();
    }

    private static Map<String, String> form(RecordedRequest request) {
        var body = request.getBody();
        var form = new TreeMap<String, String>();
        for (var field : (body == null ? "" : body.utf8()).split("&", -1)) {
            var parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[parts.length - 1], UTF_8));
        }
        return form;
    }
}
