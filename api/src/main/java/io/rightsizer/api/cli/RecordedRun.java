package io.rightsizer.api.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.api.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// What `--replay` must know beside the answers: which server they are from and which stretch was asked for.
///
/// @param server without user info
record RecordedRun(String server, Instant asOf, Duration window) {

    private static final String FILE = "recorded-run.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /// @throws SourceUnusableException when the directory holds no finished recording
    static RecordedRun in(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        try {
            var json = MAPPER.readTree(Files.readString(file));
            return new RecordedRun(
                    json.required("server").asText(),
                    Instant.parse(json.required("asOf").asText()),
                    Duration.parse(json.required("window").asText()));
        } catch (NoSuchFileException missing) {
            throw new SourceUnusableException(
                    "there is no finished recording in " + directory + "; make one with 'scan --record " + directory
                            + "'",
                    missing);
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException broken) {
            throw new SourceUnusableException(file + " is damaged; record again", broken);
        }
    }

    void writeTo(Path directory) throws IOException {
        var json = MAPPER.createObjectNode()
                .put("server", server)
                .put("asOf", asOf.toString())
                .put("window", window.toString());
        AtomicFile.write(directory.resolve(FILE), out -> out.write(json.toPrettyString() + "\n"));
    }
}
