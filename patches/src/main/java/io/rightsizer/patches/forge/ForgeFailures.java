package io.rightsizer.patches.forge;

import static io.rightsizer.patches.forge.ForgeCode.BROKEN;
import static io.rightsizer.patches.forge.ForgeCode.FORBIDDEN;
import static io.rightsizer.patches.forge.ForgeCode.NOT_FOUND;
import static io.rightsizer.patches.forge.ForgeCode.RATE_LIMITED;
import static io.rightsizer.patches.forge.ForgeCode.REJECTED;
import static io.rightsizer.patches.forge.ForgeCode.TOO_LARGE;
import static io.rightsizer.patches.forge.ForgeCode.UNAUTHENTICATED;
import static io.rightsizer.patches.forge.ForgeCode.UNREACHABLE;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Turns a refusal, or no answer at all, into one line: what failed, on which host, what to try.
final class ForgeFailures {

    private static final long LATEST_EPOCH_SECOND = 4_102_444_800L;
    private static final long LONGEST_WAIT_SECONDS = 7 * 24 * 3600;

    private final ForgeSettings settings;
    private final Dialect dialect;
    private final Waits waits;

    ForgeFailures(ForgeSettings settings, Dialect dialect, Waits waits) {
        this.settings = settings;
        this.dialect = dialect;
        this.waits = waits;
    }

    /// `GitHub at api.github.com, reading branch main`.
    String during(Call call) {
        return server() + ", " + call.what();
    }

    /// A limit of requests or of created content, primary or secondary; it has many statuses.
    boolean isRateLimit(Reply reply) {
        return switch (reply.status()) {
            case 429 -> true;
            case 403 ->
                saysTooMuch(reply)
                        || reply.header("x-ratelimit-remaining").equals("0")
                        || !reply.header("retry-after").isEmpty();
            case 422 -> saysTooMuch(reply);
            default -> false;
        };
    }

    private static boolean saysTooMuch(Reply reply) {
        var said = reply.said().toLowerCase(Locale.ROOT);
        return said.contains("submitted too quickly") || said.contains("rate limit");
    }

    ForgeException ofStatus(Call call, Reply reply) {
        if (isRateLimit(reply)) {
            return failure(RATE_LIMITED, call, reply, rateLimitAdvice(reply));
        }
        return switch (reply.status()) {
            case 401 ->
                failure(
                        UNAUTHENTICATED,
                        call,
                        reply,
                        "the token in " + settings.tokenFile() + " is unknown, expired or revoked; put one there with "
                                + dialect.scopes());
            case 403 -> failure(FORBIDDEN, call, reply, permissionAdvice(call, reply));
            case 404, 410 ->
                failure(
                        NOT_FOUND,
                        call,
                        reply,
                        settings.address().repository() + ", or what was asked of it, does not exist, or the token in "
                                + settings.tokenFile() + " may not see it");
            case 413 -> failure(TOO_LARGE, call, reply, "send less at once: split the group");
            case 301, 302, 303, 307, 308 ->
                failure(
                        NOT_FOUND,
                        call,
                        reply,
                        "it moved: the repository was renamed or transferred, or the API's address is not exact; give"
                                + " the new one");
            default ->
                reply.status() >= 500
                        ? failure(BROKEN, call, reply, "the forge has trouble of its own; try again later")
                        : failure(REJECTED, call, reply, "it does not accept this; nothing was changed");
        };
    }

    /// No answer, or one that broke while it was read.
    ForgeException of(Call call, IOException failure) {
        var message = String.valueOf(failure.getMessage());
        if (message.startsWith("body exceeds capacity")) {
            return new ForgeException(TOO_LARGE, during(call) + ": the answer is too large to be honest");
        }
        return new ForgeException(UNREACHABLE, during(call) + ": " + reason(failure));
    }

    ForgeException notJson(Call call) {
        return new ForgeException(
                BROKEN,
                during(call) + ": the answer is not whole JSON. Check the API's URL, and whether a login page or a"
                        + " proxy stands before it");
    }

    ForgeException timeout(Call call) {
        return new ForgeException(
                UNREACHABLE,
                during(call) + ": no whole answer within " + settings.timeout().toSeconds() + " s; try again later");
    }

    ForgeException interrupted(Call call) {
        return new ForgeException(UNREACHABLE, during(call) + ": interrupted");
    }

    private String reason(IOException failure) {
        return switch (failure) {
            case SSLException tls ->
                "no trusted connection; its certificate must be valid for this host and signed by an authority that"
                        + " the JVM's trust store knows";
            case HttpTimeoutException timeout -> "no connection in time; check the address and proxies on the way";
            case ConnectException refused ->
                isUnresolved(refused)
                        ? "unknown host name; check the address"
                        : "connection refused; check the address, and that it runs";
            default -> "the connection broke before the whole answer was here; try again";
        };
    }

    private static boolean isUnresolved(Throwable failure) {
        return failure instanceof UnresolvedAddressException
                || (failure.getCause() != null && isUnresolved(failure.getCause()));
    }

    private String permissionAdvice(Call call, Reply reply) {
        var wanted = reply.header("x-accepted-github-permissions");
        var needed = wanted.isEmpty() ? call.needs() : wanted.replace('=', ':');
        return "the token in " + settings.tokenFile() + " needs " + Shown.oneLine(needed)
                + ", or a rule of the repository forbids it";
    }

    private String rateLimitAdvice(Reply reply) {
        var until = seconds(reply.header("retry-after"))
                .map(wait -> waits.now().plusSeconds(Math.min(wait, LONGEST_WAIT_SECONDS)))
                .or(() -> reset(reply, "x-ratelimit-reset"))
                .or(() -> reset(reply, "ratelimit-reset"));
        return "too many requests; the next run goes on where this one stopped"
                + until.map(time -> ", from " + time.truncatedTo(ChronoUnit.SECONDS) + " on")
                        .orElse("");
    }

    private static Optional<Instant> reset(Reply reply, String header) {
        return seconds(reply.header(header))
                .filter(second -> second < LATEST_EPOCH_SECOND)
                .map(Instant::ofEpochSecond);
    }

    private static Optional<Long> seconds(String header) {
        return header.matches("\\d{1,12}") ? Optional.of(Long.valueOf(header)) : Optional.empty();
    }

    private ForgeException failure(ForgeCode code, Call call, Reply reply, String advice) {
        var said = reply.said();
        return new ForgeException(
                code,
                server() + " answered " + reply.status() + " to " + call.what()
                        + (said.isEmpty() ? "" : " (“" + said + "”)") + ": " + advice);
    }

    private String server() {
        return dialect.kind().title() + " at " + settings.address().apiUrl().getAuthority();
    }
}
