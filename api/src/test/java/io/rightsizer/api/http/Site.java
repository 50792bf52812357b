package io.rightsizer.api.http;

import io.rightsizer.api.config.Setting;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.health.HistoryCheck;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.metrics.MetricsOptions;
import io.rightsizer.api.report.Run;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A report being served, and who asks it.
final class Site implements AutoCloseable {

    static final ReportSettings SETTINGS = new ReportSettings(
            "team", "rightsizer test", List.of(new Setting("pricing.teamLabel", "team", "RIGHTSIZER_TEAM")));

    final List<String> log = new ArrayList<>();
    private final ReportServer server;
    private final Optional<Shelf> shelf;
    private final HttpClient client = HttpClient.newHttpClient();

    private Site(ReportData data, Access access, ServerLimits limits, Optional<Shelf> shelf) throws IOException {
        var settings = new ReportSettings(SETTINGS.teamLabel(), SETTINGS.version(), SETTINGS.configured(), limits);
        server = ReportServer.start(data, settings, access, probes(), "127.0.0.1", 0, log::add);
        this.shelf = shelf;
    }

    static ReportServer start(ReportData data, String host, int port) throws IOException {
        return ReportServer.start(data, SETTINGS, new Access.Anyone(), probes(), host, port, _ -> {});
    }

    private static ReportServer.Probes probes() {
        var metrics = new Metrics(MetricsOptions.DEFAULTS, "rightsizer test", InstantSource.system());
        var health = new Health(HistoryCheck.NONE, InstantSource.system());
        health.started();
        return new ReportServer.Probes(metrics, health);
    }

    static Site of(Run... runs) throws IOException {
        return of(new Access.Anyone(), runs);
    }

    static Site of(Access access, Run... runs) throws IOException {
        var shelf = Shelf.of(runs);
        return new Site(shelf.data(), access, ServerLimits.USUAL, Optional.of(shelf));
    }

    static Site of(ReportData data) throws IOException {
        return of(data, new Access.Anyone(), ServerLimits.USUAL);
    }

    static Site of(ReportData data, Access access, ServerLimits limits) throws IOException {
        return new Site(data, access, limits, Optional.empty());
    }

    URI uri() {
        return server.uri();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// What comes back for these lines exactly.
    String raw(String... lines) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.close();
        shelf.ifPresent(Shelf::close);
    }
}
