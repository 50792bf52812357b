package io.rightsizer.pricing.price.refresh;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/// Walks a JSON document piece by piece, so that no list is ever held whole. Numbers stay as exact as they are written.
final class JsonStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final String what;
    private final JsonParser parser;

    /// @param what for the complaint: `the AWS offer file`
    JsonStream(InputStream in, String what) throws IOException {
        this.what = what;
        this.parser = JSON.createParser(in);
    }

    /// What to do with a member of an object whose value comes next in the stream.
    @FunctionalInterface
    interface Member {
        void read(String name) throws IOException;
    }

    /// @throws ListUnusableException when the document is no JSON object or ends too early
    void document(Member member) throws IOException {
        try {
            requireObject();
            members(member);
        } catch (JsonProcessingException broken) {
            throw new ListUnusableException(
                    what + " is damaged or cut short at byte "
                            + broken.getLocation().getByteOffset() + ": " + broken.getOriginalMessage()
                            + "; fetch it again",
                    broken);
        } catch (ListUnusableException known) {
            throw known;
        } catch (IOException failed) {
            throw new ListUnusableException(what + " broke off: " + Download.reason(failed) + "; try again", failed);
        }
    }

    private void requireObject() throws IOException {
        var none = what + " is none: it must begin with {; check the address or the file";
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new ListUnusableException(none);
            }
        } catch (JsonProcessingException other) {
            throw new ListUnusableException(none, other);
        }
    }

    /// The members of the object that comes next; those of anything else are none.
    void object(Member member) throws IOException {
        if (parser.nextToken() == JsonToken.START_OBJECT) {
            members(member);
        } else {
            parser.skipChildren();
        }
    }

    private void members(Member member) throws IOException {
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            member.read(name);
        }
    }

    /// What to do with one element.
    @FunctionalInterface
    interface Element {
        void read(ObjectNode element) throws IOException;
    }

    /// The objects in the array that comes next.
    void objects(Element element) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                element.read(JSON.readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    /// The value that comes next, as a tree.
    JsonNode tree() throws IOException {
        parser.nextToken();
        return JSON.readTree(parser);
    }

    String text() throws IOException {
        parser.nextToken();
        var text = parser.currentToken().isScalarValue() ? parser.getText() : "";
        parser.skipChildren();
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : text;
    }

    void skip() throws IOException {
        parser.nextToken();
        parser.skipChildren();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
