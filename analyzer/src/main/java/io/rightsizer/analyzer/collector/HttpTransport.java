package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// One server over the network. Credentials go to its origin only: redirects are followed here, at most three,
/// and never to another scheme, host or port.
final class HttpTransport implements Transport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_REDIRECTS = 3;

    private final Endpoint endpoint;
    private final ServerAccess access;
    private final Credentials credentials;
    private final BodyLimits limits;
    private final Pace pace;
    private final HttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;
    private final AtomicLong requests = new AtomicLong();

    private HttpTransport(Endpoint endpoint, ServerAccess access, BodyLimits limits, Pace pace, HttpClient client)
            throws SourceUnusableException {
        this.endpoint = endpoint;
        this.access = access;
        this.credentials = Credentials.of(access, Clock.systemUTC());
        this.limits = limits;
        this.pace = pace;
        this.client = client;
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    static HttpTransport open(Endpoint endpoint, ServerAccess access, BodyLimits limits, Pace pace)
            throws SourceUnusableException {
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT.compareTo(access.timeout()) < 0 ? CONNECT_TIMEOUT : access.timeout())
                .sslContext(TlsFiles.context(access))
                .build();
        return new HttpTransport(endpoint, access, limits, pace, client);
    }

    @Override
    public Answer send(WireRequest request) throws IOException {
        var deadline = System.nanoTime() + timeout().toNanos();
        var target = endpoint.at(request.path());
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            var response = exchange(request, target, deadline);
            var location = response.headers().firstValue("location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return answer(response, deadline);
            }
            response.body().close();
            target = redirected(target, location.get());
        }
        throw new SourceUnusableException("Prometheus at " + endpoint.host() + " redirects more than " + MAX_REDIRECTS
                + " times: check the URL and its path prefix");
    }

    private Duration timeout() {
        var left = pace.left();
        return left.compareTo(access.timeout()) < 0 ? left : access.timeout();
    }

    private URI redirected(URI from, String location) throws SourceUnusableException {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException malformed) {
            throw new SourceUnusableException(
                    "Prometheus at " + endpoint.host() + " redirects to an address that is none: check the URL",
                    malformed);
        }
        if (target.getHost() == null || !endpoint.sameOrigin(target)) {
            throw new SourceUnusableException("Prometheus at " + endpoint.host() + " redirects to "
                    + target.getScheme() + "://" + target.getHost()
                    + ", where credentials must not follow: if that is the server, give its URL; if it is a login page,"
                    + " give credentials");
        }
        return target;
    }

    /// Asks once more where credentials were refused that can be had anew.
    private HttpResponse<InputStream> exchange(WireRequest request, URI target, long deadline) throws IOException {
        var proof = credentials.headers(request, target);
        var response = sent(request, prepared(request, target, proof, deadline));
        if (!credentials.isWorthAnotherTry(response.statusCode(), proof)) {
            return response;
        }
        response.body().close();
        return sent(request, prepared(request, target, credentials.headers(request, target), deadline));
    }

    private HttpResponse<InputStream> sent(WireRequest request, HttpRequest prepared) throws IOException {
        requests.incrementAndGet();
        try {
            return client.send(prepared, BodyHandlers.ofInputStream());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while asking for " + request.reason());
        }
    }

    private HttpRequest prepared(WireRequest request, URI target, Map<String, String> proof, long deadline)
            throws IOException {
        var builder = HttpRequest.newBuilder(target).timeout(left(deadline));
        try {
            access.headers().forEach(builder::setHeader);
        } catch (IllegalArgumentException refused) {
            throw new SourceUnusableException("one of the headers "
                    + access.headers().keySet().stream().sorted().toList()
                    + " cannot be sent: its name is reserved or its value has a line break");
        }
        proof.forEach(builder::setHeader);
        builder.setHeader("User-Agent", "rightsizer");
        request.headers().forEach(builder::setHeader);
        var body = request.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body());
        return builder.method(request.method(), body).build();
    }

    private Answer answer(HttpResponse<InputStream> response, long deadline) throws IOException {
        var headers = response.headers().map().entrySet().stream()
                .filter(header -> !header.getKey().startsWith(":"))
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> header.getValue().getFirst(),
                        (first, second) -> first));
        var raw = response.body();
        var cutOff = deadlines.schedule(
                () -> {
                    raw.close();
                    return raw;
                },
                left(deadline).toNanos(),
                TimeUnit.NANOSECONDS);
        var gzip = headers.getOrDefault("content-encoding", "").equalsIgnoreCase("gzip");
        var body = ReceivedBody.of(raw, gzip, limits, cutOff);
        return new Answer(response.statusCode(), headers, body, body::received);
    }

    private static Duration left(long deadline) throws HttpTimeoutException {
        var nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new HttpTimeoutException("no time left");
        }
        return Duration.ofNanos(nanos);
    }

    @Override
    public long requests() {
        return requests.get();
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.shutdownNow();
    }
}
