package io.rightsizer.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Compressor;
import io.javalin.compression.Gzip;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.rightsizer.api.report.RunJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Makes answers in turns and sends them; who has the very same already is only told so. They are compressed while they
/// are made, so that what waits to be sent is small.
final class Answers {

    /// Half the time of the usual level 6, which was half of what a page took, for pages that are 5 to 10 % larger.
    private static final int GZIP_LEVEL = 4;

    private static final CompressionStrategy COMPRESSION = new CompressionStrategy(null, new Gzip(GZIP_LEVEL), null);

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

    @FunctionalInterface
    private interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    void html(Context context, Turns.Making<byte[]> page) throws IOException {
        answer(context, "text/html; charset=utf-8", out -> out.write(page.made()));
    }

    void json(Context context, Json value) throws IOException {
        answer(context, "application/json", out -> {
            try (var json = RunJson.generator(out)) {
                value.writeTo(json);
            }
        });
    }

    /// @param name of the file, without its ending
    void csv(Context context, String name, Text rows) throws IOException {
        answer(context, "text/csv; charset=utf-8", out -> {
            try (var text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                rows.writeTo(text);
            }
        });
        context.header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
    }

    private void answer(Context context, String type, Body body) throws IOException {
        var accepted = context.header("Accept-Encoding");
        var compressor = accepted == null ? null : COMPRESSION.findMatchingCompressor(accepted);
        var bytes = turns.take(() -> bytes(body, compressor));
        var tag = tag(bytes);
        context.header("ETag", tag).header("Vary", "Accept-Encoding");
        if (tag.equals(context.header("If-None-Match"))) {
            context.status(HttpStatus.NOT_MODIFIED);
            return;
        }
        if (compressor != null) {
            context.header("Content-Encoding", compressor.encoding());
        }
        context.contentType(type).result(bytes);
    }

    private static byte[] bytes(Body body, @Nullable Compressor compressor) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = compressor == null ? bytes : compressor.compress(bytes)) {
            body.writeTo(out);
        }
        return bytes.toByteArray();
    }

    /// A checksum that processors work out themselves, many times faster than the server's.
    private static String tag(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return "\"" + Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(bytes.length) + "\"";
    }
}
