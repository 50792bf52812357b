package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;

/// What came back: the body is already inflated and still being received.
///
/// @param headers names in lower case
record Answer(int status, Map<String, String> headers, InputStream body) implements AutoCloseable {

    Answer {
        headers = Map.copyOf(headers);
    }

    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /// The media type without parameters, in lower case; empty when the server named none.
    String mediaType() {
        return header("content-type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
