package io.rightsizer.api.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.zip.CRC32C;

/// Sends what was made; who has the very same already is only told so.
final class Answers {

    private Answers() {}

    static void html(Context context, byte[] page) {
        send(context, "text/html; charset=utf-8", page);
    }

    /// The tag is a checksum of the processor's own, many times faster than the server's.
    static void send(Context context, String type, byte[] body) {
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
