package io.rightsizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/// The JSON API as a usual client speaks it: POST, gzip accepted, whole answers read.
final class PromApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    PromApi(URI server) {
        this.server = server;
    }

    JsonNode query(String query, Instant at) throws IOException {
        return data("/api/v1/query", "query=" + encoded(query) + "&time=" + at.getEpochSecond())
                .path("result");
    }

    /// Epoch milliseconds, all three.
    JsonNode range(String query, long from, long to, long step) throws IOException {
        var form =
                "query=%s&start=%s&end=%s&step=%s".formatted(encoded(query), from / 1000.0, to / 1000.0, step / 1000.0);
        return data("/api/v1/query_range", form).path("result");
    }

    /// Label sets of the series with a sample in `[from, to]`.
    JsonNode series(String selector, Instant from, Instant to) throws IOException {
        var form =
                "match[]=%s&start=%d&end=%d".formatted(encoded(selector), from.getEpochSecond(), to.getEpochSecond());
        return data("/api/v1/series", form);
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode data(String path, String form) throws IOException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofMinutes(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Encoding", "gzip")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = plain(response)) {
                var answer = JSON.readTree(body);
                if (response.statusCode() != 200) {
                    throw new IOException("%s answered %d: %s".formatted(path, response.statusCode(), answer));
                }
                return answer.path("data");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + path, e);
        }
    }

    private static InputStream plain(HttpResponse<InputStream> response) throws IOException {
        var zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return zipped ? new GZIPInputStream(response.body(), 1 << 16) : response.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
