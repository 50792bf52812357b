package io.rightsizer.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.rightsizer.api.http.page.NotAnswered;
import io.rightsizer.api.report.Spoken;
import java.util.Map;
import java.util.Objects;
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

    /// A kubelet has no password, and these tell nothing of any workload.
    private static final Set<String> PROBES = Set.of("/healthz", "/readyz", "/startupz");

    private static final String RIGHTS = "rights";
    private static final String CLIENT = "client";

    /// A wrong proof counts as that many requests: a few slips of the pen are forgiven, guessing is not.
    private static final int WRONG_PROOF = 20;

    private final Access access;
    private final RateLimit rate;
    private final AtOnce atOnce;

    Gate(Access access, ServerLimits limits) {
        this.access = access;
        this.rate = limits.rate();
        this.atOnce = new AtOnce(limits.atOnce());
    }

    /// What whoever asks may see. Only of requests that have passed.
    static Rights rights(Context request) {
        return Objects.requireNonNull(request.attribute(RIGHTS), "a request that did not pass the gate");
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::check);
        routes.beforeMatched(Gate::checkAudience);
        routes.after(this::leave);
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
        access.client(request).ifPresent(client -> enter(request, client));
        request.attribute(
                RIGHTS,
                PROBES.contains(request.path())
                        ? Rights.ALL
                        : access.rights(request).orElseThrow(() -> unproved(request)));
    }

    private void enter(Context request, String client) {
        rate.refuses(client).ifPresent(seconds -> refuse(request, seconds));
        if (!atOnce.enter(client)) {
            refuse(request, 1);
        }
        request.attribute(CLIENT, client);
    }

    private void leave(Context request) {
        String client = request.attribute(CLIENT);
        if (client != null) {
            atOnce.leave(client);
        }
    }

    private static void checkAudience(Context request) {
        if (!rights(request).isAll() && !request.routeRoles().contains(Audience.EACH_TEAM)) {
            throw NotAnswered.refused(403, "This is told of all teams together, and you see some of them.");
        }
    }

    private static void refuse(Context request, int seconds) {
        request.header("Retry-After", Integer.toString(seconds));
        throw NotAnswered.refused(429, "Too many requests: try again in " + Spoken.plural(seconds, "second") + ".");
    }

    private NotAnswered unproved(Context request) {
        String client = request.attribute(CLIENT);
        if (client != null && request.header("Authorization") != null) {
            rate.charge(client, WRONG_PROOF);
        }
        access.challenge().ifPresent(challenge -> request.header("WWW-Authenticate", challenge));
        return NotAnswered.refused(access.challenge().isPresent() ? 401 : 403, "This report is not for everybody.");
    }

    private static boolean hasLocalName(Context request) {
        var host = request.header("Host");
        return host != null && LOCAL_NAME.matcher(host).matches();
    }
}
