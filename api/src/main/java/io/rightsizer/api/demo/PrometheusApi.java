package io.rightsizer.api.demo;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// The HTTP API of Prometheus, as much of it as the collector asks, in the shapes of
/// <https://prometheus.io/docs/prometheus/latest/querying/api/>.
final class PrometheusApi {

    private static final String STREAMED = "application/x-streamed-protobuf; proto=prometheus.ChunkedReadResponse";

    private final SeriesStore store;

    PrometheusApi(SeriesStore store) {
        this.store = store;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/v1/read", this::read);
        routes.get("/api/v1/series", this::series);
        routes.post("/api/v1/series", this::series);
        routes.get("/api/v1/query", this::query);
        routes.post("/api/v1/query", this::query);
        routes.get("/api/v1/query_range", PrometheusApi::refuseRangeQuery);
        routes.post("/api/v1/query_range", PrometheusApi::refuseRangeQuery);
        routes.get("/api/v1/status/buildinfo", context -> answer(context, ServerStatus.BUILD));
        routes.get("/api/v1/status/flags", context -> answer(context, ServerStatus.FLAGS));
        routes.get("/api/v1/status/runtimeinfo", context -> answer(context, ServerStatus.RUNTIME));
        routes.exception(UnsupportedQueryException.class, PrometheusApi::refuse);
    }

    private void read(Context context) throws IOException {
        ReadRequest request;
        try {
            request = ReadRequest.parse(context.bodyAsBytes());
        } catch (IOException malformed) {
            context.status(400).result(malformed.getMessage() + "\n");
            return;
        }
        if (!request.acceptsChunks()) {
            context.status(400).result("the demo server answers with STREAMED_XOR_CHUNKS only\n");
            return;
        }
        context.contentType(STREAMED);
        stream(request, new ChunkedReadWriter(context.outputStream()));
    }

    private void stream(ReadRequest request, ChunkedReadWriter writer) throws IOException {
        for (int index = 0; index < request.queries().size(); index++) {
            var query = request.queries().get(index);
            var selected = store.select(query.matchers(), query.fromMillis(), query.toMillis())
                    .iterator();
            while (selected.hasNext()) {
                writer.write(selected.next(), query, index);
            }
        }
    }

    private void series(Context context) {
        var from = millis(parameter(context, "start"), DemoCluster.BEGIN_SECOND * 1000);
        var to = millis(parameter(context, "end"), DemoCluster.END_SECOND * 1000);
        var selectors = new ArrayList<>(context.queryParams("match[]"));
        selectors.addAll(context.formParams("match[]"));
        if (selectors.isEmpty()) {
            throw new UnsupportedQueryException("no match[] parameter provided");
        }
        answer(context, labelSets(selectors, from, to));
    }

    /// A series two selectors match is listed once.
    private List<SortedMap<String, String>> labelSets(List<String> selectors, long from, long to) {
        return selectors.stream()
                .flatMap(selector -> store.select(PromQlParser.selector(selector), from, to))
                .distinct()
                .sorted()
                .map(DemoSeries::labels)
                .toList();
    }

    private void query(Context context) {
        var at = millis(parameter(context, "time"), DemoCluster.END_SECOND * 1000);
        var vector = new ArrayList<VectorElement>();
        for (var element : PromQlParser.query(parameter(context, "query")).evaluate(store, at)) {
            var value = List.<Object>of(seconds(at), number(element.value().getAsDouble()));
            vector.add(new VectorElement(element.labels(), value));
        }
        answer(context, new Vector("vector", vector));
    }

    private static void refuseRangeQuery(Context context) {
        throw new UnsupportedQueryException("the demo server answers no range queries, use remote read");
    }

    private static void refuse(UnsupportedQueryException refusal, Context context) {
        var error = String.valueOf(refusal.getMessage());
        context.status(422).json(new Failure("error", "execution", error));
    }

    private static void answer(Context context, Object data) {
        context.json(new Success("success", data));
    }

    /// From the URL or from the form, empty when in neither.
    private static String parameter(Context context, String name) {
        var inUrl = context.queryParam(name);
        var inForm = context.formParam(name);
        return inUrl != null ? inUrl : inForm != null ? inForm : "";
    }

    /// Unix seconds with a fraction, or RFC 3339, as epoch milliseconds.
    private static long millis(String time, long otherwise) {
        if (time.isEmpty()) {
            return otherwise;
        }
        try {
            return time.contains("T")
                    ? Instant.parse(time).toEpochMilli()
                    : new BigDecimal(time).movePointRight(3).longValue();
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            throw new UnsupportedQueryException("cannot parse \"" + time + "\" to a valid timestamp");
        }
    }

    private static BigDecimal seconds(long millis) {
        return plain(BigDecimal.valueOf(millis, 3));
    }

    /// The shortest decimal that reads back as the same double.
    private static String number(double value) {
        return plain(new BigDecimal(Double.toString(value))).toPlainString();
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private record Success(String status, Object data) {}

    private record Failure(String status, String errorType, String error) {}

    private record Vector(String resultType, List<VectorElement> result) {}

    /// @param value epoch seconds and the value as text
    private record VectorElement(SortedMap<String, String> metric, List<Object> value) {}
}
