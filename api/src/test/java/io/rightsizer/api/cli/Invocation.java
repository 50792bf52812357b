package io.rightsizer.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// One command line through the same door as the binary's, and what came of it.
record Invocation(int exitCode, String out, String err) {

    static Invocation rightsizer(String... args) {
        return rightsizer(Map.of(), args);
    }

    static Invocation rightsizer(Map<String, String> environment, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), environment, false);
        var exitCode = Main.run(terminal, args);
        return new Invocation(exitCode, out.toString(), err.toString());
    }

    JsonNode json() throws JsonProcessingException {
        return new ObjectMapper().readTree(out);
    }

    List<JsonNode> recommendations() throws JsonProcessingException {
        return StreamSupport.stream(json().required("recommendations").spliterator(), false)
                .toList();
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    /// What was said, but for the progress, and for the history that a test without a home has no place for.
    List<String> complaints() {
        return err.lines()
                .filter(line -> !line.startsWith("read "))
                .filter(line -> !line.contains("this run is not kept, as neither XDG_DATA_HOME nor HOME is set"))
                .toList();
    }
}
