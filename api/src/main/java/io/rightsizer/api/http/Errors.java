package io.rightsizer.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rightsizer.api.http.page.ErrorPage;
import io.rightsizer.api.http.page.NotAnswered;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers what has no answer: with what would have one, or with the id of a line in the log.
final class Errors {

    private static final String NOWHERE =
            "There is no such page. There are /, /workloads, /namespaces, /teams, /cost, /nodes, /runs, /skipped, /about"
                    + " and /api/v1/runs.";

    private final SecureRandom random = new SecureRandom();
    private final Consumer<String> log;

    /// @param log takes what went wrong, for whoever runs the server
    Errors(Consumer<String> log) {
        this.log = log;
    }

    void addTo(RoutesConfig routes) {
        routes.exception(NotAnswered.class, (why, context) -> answer(context, why.status(), why.getMessage()));
        routes.exception(HttpResponseException.class, (why, context) -> answer(context, why.getStatus(), NOWHERE));
        routes.exception(Exception.class, this::bug);
    }

    private void bug(Exception failure, Context context) {
        var id = id();
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        log.accept("rightsizer: error " + id + " while answering " + context.path() + "\n" + trace);
        write(
                context,
                new ErrorPage(
                        500,
                        title(500),
                        "The report could not be made. Whoever runs the server finds the cause under the id.",
                        id));
    }

    private String id() {
        var bytes = new byte[6];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void answer(Context context, int status, @Nullable String message) {
        write(context, new ErrorPage(status, title(status), message == null ? "" : message, ""));
    }

    private static void write(Context context, ErrorPage page) {
        context.status(page.status());
        if (context.path().startsWith("/api/")) {
            var json = JsonNodeFactory.instance.objectNode().put("status", page.status());
            json.put("error", page.message());
            if (!page.id().isEmpty()) {
                json.put("id", page.id());
            }
            context.contentType("application/json").result(json.toString());
        } else {
            context.contentType("text/html; charset=utf-8").result(Pages.html("error", page));
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Not understood";
            case 401, 403 -> "Not for everybody";
            case 404 -> "Not found";
            case 405 -> "Only to be read";
            case 414 -> "Too long";
            case 421 -> "Wrong name";
            case 429 -> "Too many requests";
            case 503 -> "Busy";
            default -> "Something went wrong";
        };
    }
}
