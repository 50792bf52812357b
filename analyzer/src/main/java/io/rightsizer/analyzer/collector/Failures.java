package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Turns what went wrong into one line: what failed, on which host, what to try.
final class Failures {

    private static final int ERROR_BODY = 64 << 10;
    private static final int QUOTED = 200;
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]*>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Endpoint endpoint;
    private final ServerAccess access;
    private final Clock clock;

    Failures(Endpoint endpoint, ServerAccess access, Clock clock) {
        this.endpoint = endpoint;
        this.access = access;
        this.clock = clock;
    }

    /// An answer whose status is not 2xx.
    IOException ofStatus(WireRequest request, Answer answer) throws IOException {
        var said = said(answer);
        var line = line(request, answer.status(), oneLine(said));
        return switch (Refusal.of(answer.status(), said)) {
            case NO_ACCESS -> noAccess(answer, Credentials.description(access));
            case NO_TENANT -> noAccess(answer, "name the tenant with --header 'X-Scope-OrgID: NAME'");
            case MISSING -> notFound(request, answer);
            case TOO_MUCH -> tooMuch(line);
            case TOO_LONG -> tooLong(line);
            case TIMED_OUT -> timedOut(line);
            case TOO_OFTEN ->
                new RequestFailedException(
                        Kind.TOO_OFTEN, line + ". Ask again later, or with --gentle", retryAfter(answer));
            case OVERLOADED ->
                new RequestFailedException(
                        Kind.OVERLOADED,
                        line + ". The server or the proxy before it is overloaded: try again later",
                        retryAfter(answer));
            case REJECTED -> new RequestFailedException(Kind.REJECTED, line);
        };
    }

    private SourceUnusableException noAccess(Answer answer, String advice) {
        var line = server() + " refused access with " + answer.status() + ": " + advice;
        return answer.status() == 403
                ? new SourceUnusableException(line, new ForbiddenException())
                : new SourceUnusableException(line);
    }

    /// A failure that is no answer at all, or one that broke while it was read.
    IOException of(WireRequest request, IOException failure) {
        var asked = " for " + quoted(request.reason());
        return switch (failure) {
            case RequestFailedException known -> known;
            case SourceUnusableException known -> known;
            case InterruptedIOException known -> known;
            case SSLException tls ->
                new SourceUnusableException("no trusted connection to " + endpoint.host() + ": " + tlsAdvice(tls), tls);
            case HttpConnectTimeoutException timeout -> unreachable("no connection in time", timeout);
            case HttpTimeoutException timeout ->
                new RequestFailedException(
                        Kind.TIMEOUT,
                        server() + " did not finish its answer" + asked + " within "
                                + access.timeout().toSeconds() + " s: try a shorter --window, or a less busy server",
                        timeout);
            case ConnectException refused ->
                unreachable(
                        caused(refused, UnresolvedAddressException.class) == null
                                ? "connection refused"
                                : "unknown host name",
                        refused);
            case ReceivedBody.TooLargeException large -> tooLarge(asked, String.valueOf(large.getMessage()), large);
            case StreamConstraintsException large ->
                tooLarge(asked, "its JSON is nested too deeply or holds too long a text", large);
            case JsonProcessingException json -> damaged(asked, "not valid JSON", json);
            default -> damaged(asked, "the connection broke", failure);
        };
    }

    /// A 200 that is no answer of the Prometheus API.
    SourceUnusableException notPrometheus(WireRequest request, Answer answer) throws IOException {
        var type = answer.mediaType().isEmpty() ? "no content type" : answer.mediaType();
        return new SourceUnusableException(endpoint.host() + " is not Prometheus: got " + type
                + title(text(answer)) + " for " + quoted(request.reason())
                + ". Check the URL and its path prefix, and whether a login page stands before the server");
    }

    /// `status: error` in the envelope of an answer with status 200.
    RequestFailedException errorInside(WireRequest request, String error) {
        var line = line(request, 200, oneLine(error));
        return switch (Refusal.of(200, error)) {
            case TOO_MUCH -> tooMuch(line);
            case TOO_LONG -> tooLong(line);
            case TIMED_OUT -> timedOut(line);
            case TOO_OFTEN, OVERLOADED, NO_TENANT, NO_ACCESS, MISSING, REJECTED ->
                new RequestFailedException(Kind.REJECTED, line);
        };
    }

    RequestFailedException damaged(WireRequest request, String how) {
        return new RequestFailedException(Kind.DAMAGED, damage(" for " + quoted(request.reason()), how));
    }

    RequestFailedException unsupported(WireRequest request, String what) {
        return new RequestFailedException(
                Kind.UNSUPPORTED, server() + " answered " + quoted(request.reason()) + " with " + what);
    }

    /// Printable, on one line, and short enough to be quoted.
    static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
    }

    private RequestFailedException notFound(WireRequest request, Answer answer) {
        return new RequestFailedException(
                Kind.MISSING,
                server() + " has no " + endpoint.at(request.path()).getRawPath() + " (404"
                        + (answer.mediaType().isEmpty() ? "" : ", " + answer.mediaType())
                        + "): the URL may lack a path prefix, as /prometheus, or have one too many");
    }

    private RequestFailedException tooMuch(String line) {
        return new RequestFailedException(
                Kind.TOO_MUCH, line + ". Try a shorter --window, or raise query.max-samples on the server");
    }

    private RequestFailedException tooLong(String line) {
        return new RequestFailedException(
                Kind.TOO_MUCH, line + ". Try a shorter --window, or raise the limit on the length of a query");
    }

    private RequestFailedException timedOut(String line) {
        return new RequestFailedException(
                Kind.TIMEOUT, line + ". Try a shorter --window, or raise query.timeout on the server");
    }

    private RequestFailedException tooLarge(String asked, String how, IOException cause) {
        return new RequestFailedException(
                Kind.LIMIT, server() + " sent an answer" + asked + " that is too large to be honest: " + how, cause);
    }

    private RequestFailedException unreachable(String how, IOException cause) {
        return new RequestFailedException(
                Kind.UNREACHABLE,
                "cannot reach Prometheus at " + endpoint.host() + ": " + how
                        + ". Check the URL, that the server runs, and port-forwards or proxies on the way",
                cause);
    }

    private RequestFailedException damaged(String asked, String how, IOException cause) {
        return new RequestFailedException(Kind.DAMAGED, damage(asked, how), cause);
    }

    private String damage(String asked, String how) {
        return server() + " sent a damaged answer" + asked + ": " + how + ". Try again, or ask a proxy's owner";
    }

    private String line(WireRequest request, int status, String said) {
        return server() + " answered " + status + " to " + quoted(request.reason())
                + (said.isEmpty() ? "" : ": " + said);
    }

    private String server() {
        return "Prometheus at " + endpoint.host();
    }

    /// The error of a JSON envelope, else the page's title, else the text.
    private static String said(Answer answer) throws IOException {
        var text = text(answer);
        if (answer.mediaType().endsWith("json")) {
            return JsonAnswer.errorOf(text).orElse("");
        }
        return answer.mediaType().equals("text/html") ? title(text).replaceFirst("^, ", "") : text;
    }

    private static String text(Answer answer) throws IOException {
        return new String(answer.body().readNBytes(ERROR_BODY), UTF_8);
    }

    private static String title(String html) {
        var title = TITLE.matcher(html);
        return title.find() ? ", title " + quoted(oneLine(title.group(1))) : "";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /// Seconds or a date, as RFC 9110 §10.2.3 allows.
    private Duration retryAfter(Answer answer) {
        var value = answer.header("retry-after").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var date = Instant.from(
                    DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).parse(value));
            return Duration.between(clock.instant(), date);
        } catch (DateTimeException unreadable) {
            return Duration.ZERO;
        }
    }

    private static String tlsAdvice(SSLException failure) {
        var text = messages(failure);
        if (text.contains("expired") || text.contains("NotAfter")) {
            return "its certificate has expired, so it must be renewed on the server";
        }
        if (text.contains("subject alternative") || text.contains("No name matching")) {
            return "its certificate is for another host name, so use a name from the certificate in the URL";
        }
        if (text.contains("PKIX") || text.contains("unable to find valid certification path")) {
            return "its certificate is signed by an unknown authority, so give the CA file that signed it";
        }
        if (text.contains("Unsupported or unrecognized SSL message") || text.contains("plaintext connection")) {
            return "it does not speak TLS, so try http:// in the URL";
        }
        if (text.contains("bad_certificate") || text.contains("certificate_required")) {
            return "it wants a client certificate, so give the certificate and key files it trusts";
        }
        return "TLS failed with " + quoted(oneLine(String.valueOf(failure.getMessage())));
    }

    private static String messages(Throwable failure) {
        var text = new StringBuilder();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    private static @Nullable Throwable caused(Throwable failure, Class<?> type) {
        @Nullable Throwable cause = failure;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }
}
