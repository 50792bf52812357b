package io.rightsizer.patches.pullrequest;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes a [Marker] into a comment that nobody sees, and reads it back from whatever people made of the text around
/// it. What is not exactly a marker is none.
final class MarkerText {

    private static final String BEGIN = "<!-- rightsizer:v1 ";
    private static final String END = " -->";
    private static final int LONGEST = 60_000;
    private static final Pattern MARKER =
            Pattern.compile("^<!-- rightsizer:v1 (\\{[^<>\\r\\n]*}) -->\\r?$", Pattern.MULTILINE);

    /// What could end the comment, mean something to a forge, or change the direction of text.
    private static final Pattern UNSAFE = Pattern.compile("[<>&@#`|\\x00-\\x1f\\x7f-\\uffff]|(?<=-)-");

    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private MarkerText() {}

    /// One line.
    static String of(Marker marker) {
        try {
            return BEGIN + harmless(JSON.writeValueAsString(marker)) + END;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a marker is plain data", e);
        }
    }

    /// The first one in a body.
    static Optional<Marker> in(String body) {
        var found = MARKER.matcher(body);
        while (found.find()) {
            var marker = read(found.group(1));
            if (marker.isPresent()) {
                return marker;
            }
        }
        return Optional.empty();
    }

    /// The body with the marker in place of those it had, at its end where it had none.
    static String into(String body, Marker marker) {
        var matcher = MARKER.matcher(body);
        if (matcher.find()) {
            return matcher.replaceFirst(Matcher.quoteReplacement(of(marker)));
        }
        return (body.isBlank() ? "" : body.stripTrailing() + "\n\n") + of(marker) + "\n";
    }

    private static Optional<Marker> read(String json) {
        if (json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(json, Marker.class));
        } catch (JsonProcessingException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// In JSON any character of a string may be written as an escape, and outside strings there are none of these.
    private static String harmless(String json) {
        return UNSAFE.matcher(json)
                .replaceAll(unsafe -> String.format(
                        Locale.ROOT, "\\\\u%04x", (int) unsafe.group().charAt(0)));
    }
}
