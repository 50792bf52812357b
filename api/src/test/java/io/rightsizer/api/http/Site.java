package io.rightsizer.api.http;

import io.rightsizer.api.Rightsizer;
import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
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

/// A report being served, and who asks it.
final class Site implements AutoCloseable {

    static final ReportSettings SETTINGS = new ReportSettings("team", "rightsizer test");

    final List<String> log = new ArrayList<>();
    private final ReportServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private Site(ReportData data, Access access) throws IOException {
        server = ReportServer.start(data, SETTINGS, access, "127.0.0.1", 0, log::add);
    }

    static Site of(Run... runs) throws IOException {
        return new Site(data(List.of(runs), new MemoryReport.Outlines()), new Access.Anyone());
    }

    static Site of(Access access, Run... runs) throws IOException {
        return new Site(data(List.of(runs), new MemoryReport.Outlines()), access);
    }

    static Site of(ReportData data) throws IOException {
        return new Site(data, new Access.Anyone());
    }

    static MemoryReport data(List<Run> runs, MemoryReport.Outlines outlines) {
        var rightsizer = new Rightsizer(Config.load(ConfigSources.none()), InstantSource.system());
        return new MemoryReport(runs, outlines, rightsizer::costs);
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
    }
}
