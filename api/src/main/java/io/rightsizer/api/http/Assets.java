package io.rightsizer.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.api.http.page.NotAnswered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The style sheets, the scripts and the description of the API, all in the jar.
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "chart.css", "text/css; charset=utf-8",
            "report.css", "text/css; charset=utf-8",
            "report.js", "text/javascript; charset=utf-8",
            "explore.js", "text/javascript; charset=utf-8",
            "uplot.js", "text/javascript; charset=utf-8",
            "uplot.css", "text/css; charset=utf-8",
            "uplot-licence.txt", "text/plain; charset=utf-8",
            "icon.svg", "image/svg+xml",
            "openapi.yaml", "application/yaml; charset=utf-8");

    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    private static final Map<String, Asset> READ = new ConcurrentHashMap<>();

    /// @param version changes whenever its text does
    private record Asset(String text, String version) {}

    private Assets() {}

    static void addTo(RoutesConfig routes) {
        routes.get("/assets/{name}", context -> write(context, context.pathParam("name")), Audience.EACH_TEAM);
        routes.get("/favicon.ico", context -> write(context, "icon.svg"), Audience.EACH_TEAM);
        routes.get("/api/v1/openapi.yaml", context -> write(context, "openapi.yaml"), Audience.EACH_TEAM);
    }

    /// Names the version, so that a browser never asks again before there is another.
    static String address(String name) {
        return "/assets/" + name + "?v=" + asset(name).version();
    }

    private static void write(Context context, String name) {
        var type = TYPES.get(name);
        if (type == null) {
            throw NotAnswered.missing("file", name, TYPES.keySet());
        }
        var asset = asset(name);
        if (asset.version().equals(context.queryParam("v"))) {
            context.header("Cache-Control", FOR_EVER);
        }
        context.contentType(type).result(asset.text());
    }

    static String text(String name) {
        return asset(name).text();
    }

    private static Asset asset(String name) {
        return READ.computeIfAbsent(name, Assets::read);
    }

    private static Asset read(String name) {
        try (var in = Assets.class.getResourceAsStream("/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("not packaged: report/" + name);
            }
            var bytes = in.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Asset(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest, 0, 6));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
