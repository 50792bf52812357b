package io.rightsizer.patches.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Talks to one forge. Reads are tried again a few times, writes are sent once and paced. The token goes to the
/// API's own origin only.
final class ForgeHttp {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private static final long LARGEST_ANSWER = 64 << 20;
    private static final int MOST_TRIES = 3;
    private static final int MOST_REDIRECTS = 3;
    private static final int PAGE = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ForgeSettings settings;
    private final Dialect dialect;
    private final Waits waits;
    private final Token token;
    private final Pacer pacer;
    private final ForgeFailures failures;
    private final HttpClient client;

    ForgeHttp(ForgeSettings settings, Dialect dialect, Waits waits) {
        this.settings = settings;
        this.dialect = dialect;
        this.waits = waits;
        this.token = new Token(settings.tokenFile());
        this.pacer = new Pacer(settings.writePause(), waits);
        this.failures = new ForgeFailures(settings, dialect, waits);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /// The answer, when its status is 2xx or one the call understands.
    Reply send(Call call) {
        var pause = BACKOFF;
        for (int tries = 1; call.reads() && tries < MOST_TRIES; tries++) {
            try {
                return once(call);
            } catch (ForgeException failed) {
                if (!passes(failed)) {
                    throw failed;
                }
            }
            sleep(call, pause);
            pause = pause.multipliedBy(2);
        }
        return once(call);
    }

    /// Sends a write once. Should its answer be lost, the state is read instead of sending it again.
    ///
    /// @return empty where the answer is lost, yet it happened
    Optional<Reply> send(Call write, BooleanSupplier isDone) {
        try {
            return Optional.of(send(write));
        } catch (ForgeException lost) {
            if (passes(lost) && isTrue(isDone)) {
                return Optional.empty();
            }
            throw lost;
        }
    }

    private static boolean isTrue(BooleanSupplier isDone) {
        try {
            return isDone.getAsBoolean();
        } catch (ForgeException unknown) {
            return false;
        }
    }

    /// The elements of all pages of a list.
    ///
    /// @param call with a query, which gets the page added
    List<Answer> list(Call call, int mostPages) {
        var elements = new ArrayList<Answer>();
        for (int page = 1; page <= mostPages; page++) {
            var reply = send(call.at(call.path() + "&per_page=" + PAGE + "&page=" + page));
            elements.addAll(reply.body().elements());
            if (!reply.hasNextPage()) {
                return elements;
            }
        }
        throw new ForgeException(
                ForgeCode.TOO_LARGE,
                failures.during(call) + ": more than " + mostPages * PAGE
                        + " of them; that is more than rightsizer reads");
    }

    int writes() {
        return pacer.writes();
    }

    /// Whether the answer may be lost rather than negative: for a read, whether another try may help.
    static boolean passes(ForgeException failed) {
        return failed.code() == ForgeCode.UNREACHABLE || failed.code() == ForgeCode.BROKEN;
    }

    private Reply once(Call call) {
        var secret = token.read();
        if (!call.reads()) {
            pace(call);
        }
        var target = URI.create(stripped(settings.address().apiUrl()) + "/" + call.path());
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            var response = exchange(call, target, secret);
            var location = response.headers().firstValue("location");
            if (!isPassingRedirect(call, response) || location.isEmpty()) {
                return accepted(call, reply(call, response, secret));
            }
            target = redirected(call, target, location.get());
        }
        throw new ForgeException(ForgeCode.BROKEN, failures.during(call) + ": it redirects without an end");
    }

    private static boolean isPassingRedirect(Call call, HttpResponse<byte[]> response) {
        return call.reads() && Set.of(302, 307).contains(response.statusCode());
    }

    private URI redirected(Call call, URI from, String location) {
        try {
            var to = from.resolve(location);
            if (from.getScheme().equals(to.getScheme()) && from.getAuthority().equals(to.getAuthority())) {
                return to;
            }
        } catch (IllegalArgumentException malformed) {
            // Falls through: nowhere is another place, too.
        }
        throw new ForgeException(
                ForgeCode.BROKEN,
                failures.during(call) + ": it redirects to another server, where the token must not follow; check the"
                        + " API's URL");
    }

    private HttpResponse<byte[]> exchange(Call call, URI target, String secret) {
        var answer = client.sendAsync(
                request(call, target, secret), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw failures.timeout(call);
        } catch (InterruptedException interruption) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failures.interrupted(call);
        } catch (ExecutionException failed) {
            throw failures.of(
                    call, failed.getCause() instanceof IOException cause ? cause : new IOException("no answer"));
        }
    }

    private HttpRequest request(Call call, URI target, String secret) {
        var body = call.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(call.body().toString(), StandardCharsets.UTF_8);
        var builder = HttpRequest.newBuilder(target)
                .method(call.method(), body)
                .setHeader("User-Agent", "rightsizer")
                .setHeader("Authorization", "Bearer " + secret);
        dialect.headers().forEach(builder::setHeader);
        if (call.body() != null) {
            builder.setHeader("Content-Type", "application/json; charset=utf-8");
        }
        return builder.build();
    }

    private Reply reply(Call call, HttpResponse<byte[]> response, String secret) {
        Stream.of("x-ratelimit-remaining", "ratelimit-remaining")
                .flatMap(name ->
                        response.headers().firstValueAsLong(name).stream().boxed())
                .findFirst()
                .ifPresent(settings.allowance()::accept);
        var text = Token.masked(new String(response.body(), StandardCharsets.UTF_8), secret);
        return new Reply(
                response.statusCode(),
                response.headers(),
                new Answer(json(call, text, response.statusCode()), failures.during(call)));
    }

    private JsonNode json(Call call, String text, int status) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            if (status / 100 == 2) {
                throw failures.notJson(call);
            }
            return MissingNode.getInstance();
        }
    }

    private Reply accepted(Call call, Reply reply) {
        var isUnderstood = call.understood().contains(reply.status()) && !failures.isRateLimit(reply);
        if (reply.isSuccess() || isUnderstood) {
            return reply;
        }
        throw failures.ofStatus(call, reply);
    }

    /// For a refusal that the caller understood but has no use for.
    ForgeException refusal(Call call, Reply reply) {
        return failures.ofStatus(call, reply);
    }

    private void pace(Call call) {
        try {
            pacer.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(call);
        }
    }

    private void sleep(Call call, Duration time) {
        try {
            waits.sleep(time);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw failures.interrupted(call);
        }
    }

    private static String stripped(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }
}
