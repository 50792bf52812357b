package io.rightsizer.analyzer.collector;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One request, independent of the server it is sent to and of credentials.
///
/// @param path below the server's prefix, without a leading slash; the query of a GET included
/// @param asked readable and canonical: two requests that ask for the same have the same text
/// @param body empty for a GET
/// @param headers what the protocol wants, content type included
/// @param reason what is asked for, in a user's words
record WireRequest(String path, String asked, byte[] body, Map<String, String> headers, String reason) {

    WireRequest {
        headers = Map.copyOf(headers);
    }

    static WireRequest get(String path, String reason) {
        return new WireRequest(path, "", new byte[0], Map.of("Accept-Encoding", "gzip"), reason);
    }

    /// The values that a label has in the series that selectors match.
    static WireRequest labelValues(String label, List<Selector> selectors, HistoryWindow window) {
        var query = new StringBuilder("?start=" + seconds(window.from()) + "&end=" + seconds(window.to()));
        selectors.forEach(selector -> query.append("&match%5B%5D=").append(encode(selector.promQl(), UTF_8)));
        return get("api/v1/label/" + label + "/values" + query, "values of " + label);
    }

    static Form form(String path) {
        return new Form(path);
    }

    /// The last part of the path, for measurements.
    String kind() {
        var query = path.indexOf('?');
        var name = query < 0 ? path : path.substring(0, query);
        return name.substring(name.lastIndexOf('/') + 1);
    }

    String method() {
        return body.length == 0 ? "GET" : "POST";
    }

    /// Seconds since the epoch with milliseconds where there are any, as the HTTP API takes them.
    static String seconds(Instant instant) {
        return seconds(instant.toEpochMilli());
    }

    static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    /// A form-encoded POST: query texts outgrow what servers take in a URL.
    static final class Form {

        private final String path;
        private final List<String> readable = new ArrayList<>();
        private final List<String> encoded = new ArrayList<>();

        private Form(String path) {
            this.path = path;
        }

        Form field(String name, String value) {
            readable.add(name + "=" + value);
            encoded.add(encode(name, UTF_8) + "=" + encode(value, UTF_8));
            return this;
        }

        WireRequest because(String reason) {
            return new WireRequest(
                    path,
                    String.join("\n", readable),
                    String.join("&", encoded).getBytes(UTF_8),
                    Map.of("Content-Type", "application/x-www-form-urlencoded", "Accept-Encoding", "gzip"),
                    reason);
        }
    }
}
