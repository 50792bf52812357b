package io.rightsizer.api.probe;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.rightsizer.api.health.Health;
import io.rightsizer.api.health.HealthAnswer;
import io.rightsizer.api.metrics.Metrics;
import java.time.Duration;
import java.util.function.Supplier;

/// `/metrics`, `/healthz`, `/readyz` and `/startupz`, and the measuring of every request to the server they are added
/// to. Who may ask is for the server to say.
public final class ProbeRoutes {

    /// Takes the place of the route where no path matched, and of HEAD, which Javalin answers without matching one.
    private static final String NO_ROUTE = "(none)";

    private ProbeRoutes() {}

    public static void addTo(JavalinConfig config, Metrics metrics, Health health) {
        config.routes.get("/metrics", context -> scrape(context, metrics));
        config.routes.get("/healthz", context -> answer(context, health::liveness));
        config.routes.get("/readyz", context -> answer(context, health::readiness));
        config.routes.get("/startupz", context -> answer(context, health::startup));
        config.requestLogger.http((context, millis) ->
                metrics.served(context.method().name(), route(context), context.statusCode(), Duration.ofNanos((long)
                        (millis * 1e6))));
    }

    private static void scrape(Context context, Metrics metrics) {
        var exposition = metrics.expose(context.header("Accept"));
        context.contentType(exposition.contentType()).result(exposition.body());
    }

    private static void answer(Context context, Supplier<HealthAnswer> asked) {
        var answer = asked.get();
        context.status(answer.status())
                .contentType(HealthAnswer.CONTENT_TYPE)
                .header("Cache-Control", "no-store")
                .result(answer.body());
    }

    /// The template, since paths are as many as workloads.
    private static String route(Context context) {
        var endpoint = context.endpoints().lastHttpEndpoint();
        return endpoint == null ? NO_ROUTE : endpoint.path;
    }
}
