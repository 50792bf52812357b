package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/// What came back: the body is already inflated and still being received.
///
/// @param headers names in lower case
/// @param received bytes of the body that came over the network so far
record Answer(int status, Map<String, String> headers, InputStream body, LongSupplier received)
        implements AutoCloseable {

    Answer {
        headers = Map.copyOf(headers);
    }

    /// One that did not come over the network.
    Answer(int status, Map<String, String> headers, InputStream body) {
        this(status, headers, body, () -> 0);
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
