package io.rightsizer.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.api.http.page.NotAnswered;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What every request passes before anything else: headers of the answer, limits, and who asks.
final class Gate {

    private static final int LONGEST_ADDRESS = 4096;

    /// OWASP's recommendations, without what only matters for cookies and TLS, of which there are none here.
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=()",
            "Cache-Control",
            "private, no-cache");

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    /// A page of another site can give itself a name that leads to this machine; it cannot send one of these.
    private static final Pattern LOCAL_NAME =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final Access access;

    Gate(Access access) {
        this.access = access;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::check);
    }

    private void check(Context request) {
        HEADERS.forEach(request::header);
        if (!METHODS.contains(request.req().getMethod())) {
            request.header("Allow", "GET, HEAD");
            throw NotAnswered.refused(405, "This report can only be read: GET and HEAD are answered.");
        }
        var query = request.queryString();
        if (request.path().length() + (query == null ? 0 : query.length()) > LONGEST_ADDRESS) {
            throw NotAnswered.refused(414, "The address is longer than " + LONGEST_ADDRESS + " characters.");
        }
        if (access instanceof Access.Anyone && !hasLocalName(request)) {
            throw NotAnswered.refused(421, "Without a password this report answers at 127.0.0.1 and localhost only.");
        }
        if (!access.admits(request)) {
            access.challenge().ifPresent(challenge -> request.header("WWW-Authenticate", challenge));
            throw NotAnswered.refused(access.challenge().isPresent() ? 401 : 403, "This report is not for everybody.");
        }
    }

    private static boolean hasLocalName(Context request) {
        var host = request.header("Host");
        return host != null && LOCAL_NAME.matcher(host).matches();
    }
}
