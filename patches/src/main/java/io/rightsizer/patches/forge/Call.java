package io.rightsizer.patches.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One request to a forge.
///
/// @param path below the API's address, with its query; every part encoded
/// @param what for messages: `reading branch main`
/// @param needs the permission the token needs for it, as the forge calls it
/// @param understood statuses besides 2xx that the caller tells apart
record Call(String method, String path, @Nullable JsonNode body, String what, String needs, Set<Integer> understood) {

    static Call get(String path, String what, String needs) {
        return new Call("GET", path, null, what, needs, Set.of());
    }

    static Call write(String method, String path, @Nullable JsonNode body, String what, String needs) {
        return new Call(method, path, body, what, needs, Set.of());
    }

    Call understanding(Integer... statuses) {
        return new Call(method, path, body, what, needs, Set.of(statuses));
    }

    Call at(String otherPath) {
        return new Call(method, otherPath, body, what, needs, understood);
    }

    boolean reads() {
        return method.equals("GET");
    }

    /// One segment of a path, or one value of a query; a `/` inside becomes `%2F`.
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
