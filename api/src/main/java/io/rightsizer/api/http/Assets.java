package io.rightsizer.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.api.http.page.NotAnswered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The style sheet, the one script and the description of the API, all in the jar.
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "chart.css", "text/css; charset=utf-8",
            "report.css", "text/css; charset=utf-8",
            "report.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "openapi.yaml", "application/yaml; charset=utf-8");

    private Assets() {}

    static void addTo(RoutesConfig routes) {
        routes.get("/assets/{name}", context -> write(context, context.pathParam("name")));
        routes.get("/favicon.ico", context -> write(context, "icon.svg"));
        routes.get("/api/v1/openapi.yaml", context -> write(context, "openapi.yaml"));
    }

    private static void write(Context context, String name) {
        var type = TYPES.get(name);
        if (type == null) {
            throw NotAnswered.missing("file", name, TYPES.keySet());
        }
        context.contentType(type).result(text(name));
    }

    static String text(String name) {
        try (var in = Assets.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: report/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
