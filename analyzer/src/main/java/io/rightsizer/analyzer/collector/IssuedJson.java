package io.rightsizer.analyzer.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// JSON that holds a secret: what is wrong with it is told without quoting it.
final class IssuedJson {

    private static final JsonMapper JSON = new JsonMapper();

    private IssuedJson() {}

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw unreadable("its JSON is malformed");
        }
    }

    /// The first of the places that holds a text or number.
    static Optional<String> first(JsonNode json, List<String> places) {
        return places.stream()
                .map(json::at)
                .filter(found -> found.isTextual() || found.isNumber())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /// RFC 3339, or seconds since the epoch.
    static Instant instant(String text) {
        try {
            return text.matches("\\d{1,12}")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw unreadable("the time at which it expires is no RFC 3339 time");
        }
    }

    /// Without its cause, which would quote.
    private static IllegalArgumentException unreadable(String how) {
        return new IllegalArgumentException(how);
    }
}
