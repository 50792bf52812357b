package io.rightsizer.api.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import io.rightsizer.api.config.Durations;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.metrics.Metrics;
import io.rightsizer.api.probe.ProbeRoutes;
import io.rightsizer.pricing.Price;
import io.rightsizer.pricing.finance.SummarySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// The report as a web site, until it is closed.
public final class ReportServer implements AutoCloseable {

    private final Javalin server;
    private final String host;
    private final Duration drain;
    private final Consumer<String> log;

    private ReportServer(Javalin server, String host, Duration drain, Consumer<String> log) {
        this.server = server;
        this.host = host;
        this.drain = drain;
        this.log = log;
    }

    /// What machines ask.
    public record Probes(Metrics metrics, Health health) {}

    /// Ready for requests when it returns.
    ///
    /// @param host a name or an address of this machine; any but loopback needs an access that asks for a proof
    /// @param port 0 for a free one
    /// @param log takes what goes wrong later, a line each
    /// @throws AccessFileException when anybody on the network could read the report
    /// @throws IOException when the port cannot be had
    public static ReportServer start(
            ReportData data,
            ReportSettings settings,
            Access access,
            Probes probes,
            String host,
            int port,
            Consumer<String> log)
            throws IOException {
        var address = InetAddress.getByName(host);
        if (access instanceof Access.Anyone && !address.isLoopbackAddress()) {
            throw new AccessFileException("at " + host + " anybody could read the report: give --passwords FILE,"
                    + " --token FILE, --proxy RANGE or --jwt-issuer, or stay at 127.0.0.1");
        }
        var views = new Views(data, teamKey(settings));
        var server = Javalin.create(config -> {
            configure(config, views, settings, access, log);
            ProbeRoutes.addTo(config, probes.metrics(), probes.health());
        });
        try {
            return new ReportServer(
                    server.start(address.getHostAddress(), port),
                    host,
                    settings.limits().drain(),
                    log);
        } catch (JavalinBindException taken) {
            throw new IOException("port " + port + " of " + host + " cannot be had; give another --port", taken);
        }
    }

    private static String teamKey(ReportSettings settings) {
        return SummarySettings.of(Price.USD).withTeamLabel(settings.teamLabel()).teamKey();
    }

    private static void configure(
            JavalinConfig config, Views views, ReportSettings settings, Access access, Consumer<String> log) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        settings.limits().applyTo(config);
        new Gate(access, settings.limits()).addTo(config.routes);
        new Errors(log).addTo(config.routes);
        Function<Context, ReaderReport> reports = asked -> new ReaderReport(views, Gate.rights(asked));
        var answers = new Answers();
        new PageRoutes(reports, settings, answers).addTo(config.routes);
        new ApiRoutes(reports, answers).addTo(config.routes);
        Assets.addTo(config.routes);
    }

    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port());
    }

    /// Answers that have begun come to their end, as far as [ServerLimits#drain()] allows; nothing new is answered.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (JavalinException stopped) {
            if (!(stopped.getCause() instanceof TimeoutException)) {
                throw stopped;
            }
            log.accept("answers that took longer than " + Durations.print(drain) + " to end were cut off");
        }
    }
}
