package io.rightsizer.analyzer.part;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Reads a part from its head to its report, one row at a time. What is damaged is refused, at the latest at
/// the end.
final class PartReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final ObjectMapper MAPPER = PartFormat.mapper();

    private final String name;
    private final JsonParser parser;
    private final PartHead head;
    private @Nullable Collected row;

    private PartReader(String name, JsonParser parser) throws IOException {
        this.name = name;
        this.parser = parser;
        this.head = readHead();
    }

    /// Reads the head.
    ///
    /// @param name for messages
    /// @throws SourceUnusableException when these bytes are no part, or one of another version
    static PartReader open(String name, InputStream bytes) throws IOException {
        try {
            return new PartReader(name, MAPPER.createParser(new GZIPInputStream(bytes, BUFFER)));
        } catch (IOException failure) {
            bytes.close();
            throw failure instanceof SourceUnusableException told ? told : damaged(name, failure);
        }
    }

    private PartHead readHead() throws IOException {
        if (parser.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException("it does not begin as one");
        }
        if (parser.getIntValue() != PartFormat.VERSION) {
            throw new SourceUnusableException(
                    name + " is a part of format " + parser.getIntValue() + ", and this rightsizer reads format "
                            + PartFormat.VERSION + ": collect and merge with the same version");
        }
        parser.nextToken();
        return parser.readValueAs(PartHead.class);
    }

    PartHead head() {
        return head;
    }

    /// The rows begin; called once, before [#row].
    PartReader start() throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw damaged(name, new IOException("rows are missing"));
        }
        next();
        return this;
    }

    /// The row at hand; empty after the last.
    Optional<Collected> row() {
        return Optional.ofNullable(row);
    }

    void next() throws IOException {
        try {
            row = parser.nextToken() == JsonToken.END_ARRAY ? null : parser.readValueAs(Collected.class);
        } catch (IOException failure) {
            throw damaged(name, failure);
        }
    }

    /// What stands after the last row; by then all has been checked.
    CollectionReport report() throws IOException {
        try {
            parser.nextToken();
            var report = parser.readValueAs(CollectionReport.class);
            if (parser.nextToken() != null) {
                throw new IOException("something follows its end");
            }
            return report;
        } catch (IOException failure) {
            throw damaged(name, failure);
        }
    }

    private static SourceUnusableException damaged(String name, IOException failure) {
        var reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new SourceUnusableException(
                name + " is no part, or damaged (" + reason + "): collect this shard again", failure);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
