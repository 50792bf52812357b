package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// A JSON value from a forge, from which only what was promised is taken; anything else is BROKEN.
///
/// @param from for messages: `GitHub at api.github.com, reading branch main`
record Answer(JsonNode node, String from) {

    Answer at(String field) {
        return new Answer(node.path(field), from);
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    String text(String field) {
        return optionalText(field).orElseThrow(() -> without(field));
    }

    Optional<String> optionalText(String field) {
        var value = node.path(field);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    long number(String field) {
        var value = node.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
            throw without(field);
        }
        return value.longValue();
    }

    boolean flag(String field) {
        return node.path(field).asBoolean(false);
    }

    Optional<Instant> time(String field) {
        try {
            return optionalText(field).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException wrong) {
            throw without(field);
        }
    }

    /// A commit, tree or blob: it goes into the paths of later requests.
    String objectId(String field) {
        return optionalText(field).filter(Answer::isObjectId).orElseThrow(() -> without(field));
    }

    /// A web page to show to people.
    String webAddress(String field) {
        return optionalText(field)
                .filter(url -> url.matches("https?://[!-~]{1,2000}"))
                .orElseThrow(() -> without(field));
    }

    List<Answer> elements() {
        if (!node.isArray()) {
            throw broken("it should be a list");
        }
        return StreamSupport.stream(node.spliterator(), false)
                .map(element -> new Answer(element, from))
                .toList();
    }

    static boolean isObjectId(String text) {
        return text.matches("[0-9a-f]{40}|[0-9a-f]{64}");
    }

    private ForgeException without(String field) {
        return broken("no usable `" + field + "` in it");
    }

    private ForgeException broken(String how) {
        return new ForgeException(
                ForgeCode.BROKEN, from + ": the answer is not what its API promises, " + how + ". Check the API's URL");
    }
}
