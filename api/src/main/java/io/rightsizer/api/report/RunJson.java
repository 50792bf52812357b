package io.rightsizer.api.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ClusterState;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A run as JSON, by the published schema `schema/run-v1.json`. Written and read one recommendation at a time.
public final class RunJson {

    /// Changes only when a reader of the former version could be misled.
    static final String SCHEMA_VERSION = "1";

    /// Far above what 100,000 containers need, far below what would harm.
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxDocumentLength(2L << 30)
            .maxNestingDepth(20)
            .maxStringLength(1 << 20)
            .maxNumberLength(400)
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper(
                    JsonFactory.builder().streamReadConstraints(LIMITS).build())
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private RunJson() {}

    /// What is done behind each row.
    @FunctionalInterface
    public interface AfterRow {

        /// @param row from 0
        /// @param json has what was not handed to the writer yet
        void written(int row, Flushable json) throws IOException;
    }

    /// Ends with a line feed and leaves `out` open.
    public static void write(Run run, Writer out) throws IOException {
        write(run, out, (_, _) -> {});
    }

    /// The same, telling where each row ends.
    public static void write(Run run, Writer out, AfterRow afterRow) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter);
        try (var json = MAPPER.getFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeStringField("schemaVersion", SCHEMA_VERSION);
            json.writeFieldName("run");
            json.writeTree(RunHeaderJson.write(run.run()));
            json.writeArrayFieldStart("recommendations");
            for (int row = 0; row < run.recommendations().size(); row++) {
                json.writeTree(RecommendationJson.write(run.recommendations().get(row)));
                afterRow.written(row, json);
            }
            json.writeEndArray();
            if (!run.state().equals(ClusterState.NONE)) {
                printer.indentArraysWith(indenter);
                ClusterStateJson.write(run.state(), json);
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// For answers on one line; numbers are written as in a file.
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.getFactory().createGenerator(out);
    }

    /// What a run's file says of the run itself, without its rows.
    public static ObjectNode header(RunHeader header) {
        return RunHeaderJson.write(header);
    }

    /// What a run's file says of one container.
    public static ObjectNode row(Recommendation one) {
        return RecommendationJson.write(one);
    }

    /// Gives back a run equal to the one that was written. Keys it does not know are left aside.
    ///
    /// @throws RunFileException when the file is missing or is not a run of this schema version
    public static Run read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (NoSuchFileException missing) {
            throw new RunFileException(
                    "there is no file " + file + "; save a run with 'rightsizer scan -o json --out " + file + "'",
                    missing);
        }
    }

    /// The same from a stream, which it leaves open.
    ///
    /// @param name for complaints
    /// @throws RunFileException when it is not a run of this schema version
    public static Run read(InputStream in, String name) throws IOException {
        try (var json = MAPPER.getFactory().createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return read(json);
        } catch (JsonProcessingException broken) {
            throw new RunFileException(name + " is not a run in JSON: " + oneLine(broken), broken);
        } catch (JsonPlace.Malformed malformed) {
            throw new RunFileException(name + " " + malformed.getMessage() + "; expected what 'scan -o json' writes");
        }
    }

    /// Only the `run` object, on one line.
    public static String writeHeader(RunHeader header) {
        return RunHeaderJson.write(header).toString();
    }

    /// Gives back what [#writeHeader] wrote.
    ///
    /// @throws RunFileException when it is something else
    public static RunHeader readHeader(String text) throws IOException {
        try {
            return RunHeaderJson.read(new JsonPlace(MAPPER.readTree(text), ""));
        } catch (JsonPlace.Malformed malformed) {
            throw new RunFileException("the stored run " + malformed.getMessage());
        }
    }

    private static String oneLine(JsonProcessingException broken) {
        var at = broken.getLocation();
        var what = SafeText.of(broken.getOriginalMessage());
        return at == null ? what : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static Run read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new JsonPlace.Malformed("is not a run: it does not begin with an object");
        }
        var rest = MAPPER.createObjectNode();
        List<Recommendation> recommendations = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var key = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && key.equals("recommendations")) {
                recommendations = readAll(json);
            } else {
                rest.set(key, json.<JsonNode>readValueAsTree());
                checkVersion(new JsonPlace(rest, ""));
            }
        }
        var top = new JsonPlace(rest, "");
        var rows = recommendations != null
                ? recommendations
                : top.at("recommendations").items().stream()
                        .map(RecommendationJson::read)
                        .toList();
        var state = top.find(ClusterStateJson.KEY).map(ClusterStateJson::read).orElse(ClusterState.NONE);
        return new Run(RunHeaderJson.read(top.at("run")), rows, state, null);
    }

    private static List<Recommendation> readAll(JsonParser json) throws IOException {
        var recommendations = new ArrayList<Recommendation>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            var path = "recommendations[" + recommendations.size() + "]";
            recommendations.add(RecommendationJson.read(new JsonPlace(json.<JsonNode>readValueAsTree(), path)));
        }
        return recommendations;
    }

    /// Before anything else is taken from the file: another version may use the same keys in another sense.
    private static void checkVersion(JsonPlace top) {
        var version = top.at("schemaVersion").text();
        if (!version.equals(SCHEMA_VERSION)) {
            throw new JsonPlace.Malformed(
                    "has schemaVersion '" + SafeText.of(version) + "'; this version reads '" + SCHEMA_VERSION + "'");
        }
    }
}
