package io.rightsizer.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rightsizer.api.report.RunJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Makes answers in turns and sends them; who has the very same already is only told so.
final class Answers {

    private final Turns turns = new Turns();

    /// Writes JSON of one value.
    @FunctionalInterface
    interface Json {
        void writeTo(JsonGenerator json) throws IOException;
    }

    @FunctionalInterface
    interface Text {
        void writeTo(Writer out) throws IOException;
    }

    void html(Context context, Turns.Making<byte[]> page) throws IOException {
        send(context, "text/html; charset=utf-8", turns.take(page));
    }

    void json(Context context, Json value) throws IOException {
        send(context, "application/json", turns.take(() -> {
            var bytes = new ByteArrayOutputStream();
            try (var json = RunJson.generator(bytes)) {
                value.writeTo(json);
            }
            return bytes.toByteArray();
        }));
    }

    /// @param name of the file, without its ending
    void csv(Context context, String name, Text rows) throws IOException {
        var made = turns.take(() -> {
            var bytes = new ByteArrayOutputStream();
            try (var out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                rows.writeTo(out);
            }
            return bytes.toByteArray();
        });
        context.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        send(context, "text/csv; charset=utf-8", made);
    }

    /// The tag is a checksum that processors work out themselves, many times faster than the server's.
    private static void send(Context context, String type, byte[] body) {
        var sum = new CRC32C();
        sum.update(body);
        var tag = "\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(body.length) + "\"";
        context.header("ETag", tag);
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(type).result(body);
        }
    }
}
