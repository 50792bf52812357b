package io.rightsizer.api.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A value in a JSON document that knows its path, so that every complaint names the place.
record JsonPlace(JsonNode node, String path) {

    /// The value under a key that must be there.
    JsonPlace at(String key) {
        return find(key).orElseThrow(() -> new Malformed("has no '" + pathOf(key) + "'"));
    }

    Optional<JsonPlace> find(String key) {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return Optional.ofNullable(node.get(key)).map(child -> new JsonPlace(child, pathOf(key)));
    }

    List<JsonPlace> items() {
        if (!node.isArray()) {
            throw expected("a list");
        }
        var items = new ArrayList<JsonPlace>(node.size());
        for (int index = 0; index < node.size(); index++) {
            items.add(new JsonPlace(node.get(index), path + "[" + index + "]"));
        }
        return items;
    }

    /// The values of an object under their keys, whatever they are called.
    Map<String, JsonPlace> entries() {
        if (!node.isObject()) {
            throw expected("an object");
        }
        var entries = new LinkedHashMap<String, JsonPlace>();
        node.properties().forEach(entry -> entries.put(entry.getKey(), at(entry.getKey())));
        return entries;
    }

    String text() {
        if (!node.isTextual()) {
            throw expected("a text");
        }
        return node.textValue();
    }

    /// A text in a notation; what the notation refuses is reported with the place.
    <T> T text(Function<String, T> notation) {
        try {
            return notation.apply(text());
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException refused) {
            throw new Malformed("has an unreadable '" + path + "': " + refused.getMessage(), refused);
        }
    }

    int count() {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw expected("a whole number from 0 to 2147483647");
        }
        return node.intValue();
    }

    long longCount() {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw expected("a whole number, not negative");
        }
        return node.longValue();
    }

    double number() {
        if (!node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw expected("a number");
        }
        return node.doubleValue();
    }

    boolean flag() {
        if (!node.isBoolean()) {
            throw expected("true or false");
        }
        return node.booleanValue();
    }

    private Malformed expected(String what) {
        return new Malformed("must have " + what + " at '" + (path.isEmpty() ? "the top" : path) + "'");
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// What is wrong, as a clause to go after the name of the file.
    static final class Malformed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }

        Malformed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
