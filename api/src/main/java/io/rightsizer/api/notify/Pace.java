package io.rightsizer.api.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.api.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// What keeps messages from becoming many, remembered from run to run.
///
/// @param run the last one told; empty for none
/// @param notBefore the earliest moment of the next message
record Pace(String run, Instant notBefore) {

    static final Pace FREE = new Pace("", Instant.EPOCH);

    private static final int MOST_BYTES = 4096;
    private static final Duration LONGEST = Duration.ofDays(1);

    /// A file that is missing or not ours says nothing.
    static Pace read(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) > MOST_BYTES) {
            return FREE;
        }
        try {
            var json = new ObjectMapper().readTree(Files.readAllBytes(file));
            return new Pace(
                    json.path("run").asText(),
                    Instant.parse(json.path("notBefore").asText()));
        } catch (JsonProcessingException | DateTimeException _) {
            return FREE;
        }
    }

    void write(Path file) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        var json = new ObjectMapper().createObjectNode().put("run", run).put("notBefore", notBefore.toString());
        AtomicFile.write(file, out -> out.write(json + "\n"));
    }

    /// Whether it is too early. A moment further ahead than anybody sets comes of a clock that was wrong.
    boolean holds(Instant now, Duration interval) {
        var furthest = now.plus(interval.compareTo(LONGEST) > 0 ? interval : LONGEST);
        return now.isBefore(notBefore) && !notBefore.isAfter(furthest);
    }
}
