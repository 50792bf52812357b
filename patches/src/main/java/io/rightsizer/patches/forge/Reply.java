package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An answer with its status; the body is missing where there was none.
record Reply(int status, HttpHeaders headers, Answer body) {

    private static final int PARTS = 5;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    boolean hasNextPage() {
        return headers.allValues("link").stream().anyMatch(link -> link.contains("rel=\"next\""));
    }

    /// What the forge said went wrong, in one line; empty where it said nothing.
    String said() {
        var node = body.node();
        var parts = Stream.of("message", "error", "error_description", "errors")
                .flatMap(field -> texts(node.path(field)))
                .distinct()
                .limit(PARTS);
        return Shown.oneLine(parts.collect(Collectors.joining("; ")));
    }

    /// Errors are a text, a list of texts or objects, or lists by field, depending on forge and request.
    private static Stream<String> texts(JsonNode node) {
        if (node.isTextual()) {
            return Stream.of(node.textValue());
        }
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).limit(PARTS).flatMap(Reply::texts);
        }
        if (node.isObject() && node.path("message").isTextual()) {
            return Stream.of(node.path("message").textValue());
        }
        return node.properties().stream()
                .limit(PARTS)
                .map(entry -> entry.getKey() + " " + texts(entry.getValue()).collect(Collectors.joining(" ")));
    }
}
