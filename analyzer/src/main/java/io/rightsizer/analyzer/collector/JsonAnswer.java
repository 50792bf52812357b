package io.rightsizer.analyzer.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The envelope of the Prometheus HTTP API, read as a stream: `status`, `error`, `warnings`, and `data` given to
/// its reader as it comes. `infos` are left aside.
///
/// @param status `success` or `error`; empty when the JSON is something else
record JsonAnswer(String status, String error, List<String> warnings) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(1 << 20)
                    .maxNameLength(16 << 10)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    static JsonAnswer read(InputStream body, DataReader reader) throws IOException {
        try (var parser = JSON.createParser(body)) {
            return read(parser, reader);
        }
    }

    /// The error text of an envelope, when it is one.
    static Optional<String> errorOf(String json) {
        try (var parser = JSON.createParser(json)) {
            return Optional.of(read(parser, JsonParser::skipChildren).error()).filter(error -> !error.isEmpty());
        } catch (IOException noEnvelope) {
            return Optional.empty();
        }
    }

    private static JsonAnswer read(JsonParser parser, DataReader reader) throws IOException {
        var status = "";
        var error = "";
        var warnings = new ArrayList<String>();
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "status" -> status = parser.getText();
                case "error" -> error = parser.getText();
                case "data" -> reader.read(parser);
                case "isPartial" -> partial(parser, warnings);
                case "warnings" -> forEachElement(parser, element -> warnings.add(element.getText()));
                default -> parser.skipChildren();
            }
        }
        expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
        return new JsonAnswer(status, error, List.copyOf(warnings));
    }

    /// VictoriaMetrics says in this way that one of its stores did not answer.
    private static void partial(JsonParser parser, List<String> warnings) {
        if (parser.currentToken() == JsonToken.VALUE_TRUE) {
            warnings.add("the server says that its answer is partial");
        }
    }

    /// Reads `data` from its first token to its last.
    @FunctionalInterface
    interface DataReader {
        void read(JsonParser parser) throws IOException;
    }

    /// One `[time, "value"]`.
    @FunctionalInterface
    interface PointSink {
        void point(long millis, double value);
    }

    /// One element of a vector or matrix: its labels come first, then its points.
    interface SeriesSink {

        PointSink series(Labels labels);
    }

    /// `{"resultType": …, "result": [{"metric": {…}, "value": […]} …]}`, or `values` in a matrix.
    static DataReader result(SeriesSink sink) {
        return parser -> forEachField(parser, name -> {
            if (name.equals("result")) {
                forEachElement(parser, element -> readSeries(element, sink));
            } else {
                parser.skipChildren();
            }
        });
    }

    static void forEachElement(JsonParser parser, DataReader reader) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new JsonParseException(parser, "the answer ends too early");
            }
            reader.read(parser);
        }
    }

    static Labels labels(JsonParser parser) throws IOException {
        var labels = new TreeMap<String, String>();
        forEachField(parser, name -> labels.put(name, parser.getText()));
        return new Labels(labels);
    }

    private static void readSeries(JsonParser parser, SeriesSink sink) throws IOException {
        var labels = new Labels[] {new Labels(new TreeMap<>())};
        forEachField(parser, name -> {
            switch (name) {
                case "metric" -> labels[0] = labels(parser);
                case "value" -> readPoint(parser, sink.series(labels[0]));
                case "values" -> {
                    var points = sink.series(labels[0]);
                    forEachElement(parser, element -> readPoint(element, points));
                }
                default -> parser.skipChildren();
            }
        });
    }

    private static void readPoint(JsonParser parser, PointSink sink) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_ARRAY);
        parser.nextToken();
        var millis = Math.round(parser.getDoubleValue() * 1000);
        expect(parser, parser.nextToken(), JsonToken.VALUE_STRING);
        sink.point(millis, number(parser));
        expect(parser, parser.nextToken(), JsonToken.END_ARRAY);
    }

    private static double number(JsonParser parser) throws IOException {
        var text = parser.getTextCharacters();
        var length = parser.getTextLength();
        var offset = parser.getTextOffset();
        var last = length == 0 ? ' ' : text[offset + length - 1];
        if (last == 'N') {
            return Double.NaN;
        }
        if (last == 'f') {
            return text[offset] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        try {
            return NumberInput.parseDouble(text, offset, length, true);
        } catch (NumberFormatException malformed) {
            throw new JsonParseException(parser, "a value is not a number", malformed);
        }
    }

    @FunctionalInterface
    private interface FieldReader {
        void read(String name) throws IOException;
    }

    private static void forEachField(JsonParser parser, FieldReader reader) throws IOException {
        expect(parser, parser.currentToken(), JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            reader.read(name);
        }
        expect(parser, parser.currentToken(), JsonToken.END_OBJECT);
    }

    private static void expect(
            JsonParser parser, @org.jspecify.annotations.Nullable JsonToken found, JsonToken expected)
            throws JsonParseException {
        if (found != expected) {
            throw new JsonParseException(parser, "expected " + expected + ", found " + found);
        }
    }
}
