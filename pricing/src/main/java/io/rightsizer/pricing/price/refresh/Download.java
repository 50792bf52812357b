package io.rightsizer.pricing.price.refresh;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Opens addresses and files. Addresses must be `https`, with the certificate verified, unless they are of this very
/// machine; redirects are followed a few times, never from `https` to `http`, and never with a key to another host.
final class Download implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final Limits limits;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("price-list-deadline").factory());

    Download(Limits limits) {
        this.limits = limits;
    }

    /// Whether `place` is an address rather than a file.
    static boolean isAddress(String place) {
        return place.matches("(?i)[a-z][a-z0-9+.-]+://.*");
    }

    static URI address(String place) throws ListUnusableException {
        try {
            var uri = new URI(place);
            if (uri.getHost() == null) {
                throw new ListUnusableException(place + " is no address of a price list; it has no host");
            }
            return uri;
        } catch (URISyntaxException wrong) {
            throw new ListUnusableException(place + " is no address: " + wrong.getReason(), wrong);
        }
    }

    InputStream open(Path file) throws IOException {
        try {
            return limited(file.toString(), Files.newInputStream(file), () -> false);
        } catch (IOException failed) {
            throw new ListUnusableException(
                    "cannot read the price list " + file + ": " + failed.getMessage() + "; check the path", failed);
        }
    }

    /// @param headers sent to the host of `address` only
    InputStream open(URI address, Map<String, String> headers) throws IOException {
        var at = address;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = get(at, at.getAuthority().equals(address.getAuthority()) ? headers : Map.of());
            if (response.statusCode() == 200) {
                return received(shown(at), response.body());
            }
            response.body().close();
            if (response.statusCode() / 100 != 3) {
                throw new ListUnusableException("the price list " + shown(at) + " answered " + response.statusCode()
                        + "; check the address, or try again later");
            }
            at = redirected(at, response);
        }
        throw new ListUnusableException("the price list " + shown(address) + " redirects without an end; give the"
                + " address of the list itself");
    }

    private static URI redirected(URI from, HttpResponse<InputStream> response) throws ListUnusableException {
        var location = response.headers().firstValue("Location").orElse("");
        try {
            var to = from.resolve(new URI(location));
            if (location.isEmpty() || to.getHost() == null) {
                throw new ListUnusableException("the price list " + shown(from) + " redirects to nowhere");
            }
            if ("https".equals(from.getScheme()) && !"https".equals(to.getScheme())) {
                throw new ListUnusableException(
                        "the price list " + shown(from) + " redirects from https to " + to.getScheme() + "; refused");
            }
            return to;
        } catch (URISyntaxException wrong) {
            throw new ListUnusableException("the price list " + shown(from) + " redirects to nowhere", wrong);
        }
    }

    private HttpResponse<InputStream> get(URI at, Map<String, String> headers) throws IOException {
        requireSafe(at);
        var request = HttpRequest.newBuilder(at)
                .timeout(limits.time())
                .header("User-Agent", "rightsizer")
                .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading the price list " + shown(at));
        } catch (IOException failed) {
            throw new ListUnusableException(
                    "cannot reach the price list " + shown(at) + ": " + reason(failed)
                            + "; check the address, or give a saved file",
                    failed);
        }
    }

    private static void requireSafe(URI at) throws ListUnusableException {
        var local = List.of("localhost", "127.0.0.1", "[::1]").contains(at.getHost());
        if (!"https".equalsIgnoreCase(at.getScheme()) && !(local && "http".equalsIgnoreCase(at.getScheme()))) {
            throw new ListUnusableException("the price list " + shown(at) + " must be https, or a saved file");
        }
        if (at.getUserInfo() != null) {
            throw new ListUnusableException("the address of a price list must not carry a user or password");
        }
    }

    /// Without the query: a key may be in it.
    static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort())
                + address.getPath();
    }

    static String reason(IOException failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    /// The client's own timeout ends with the headers; a server that then falls silent is cut off.
    private InputStream received(String what, InputStream body) throws IOException {
        // Set before the close, which the reader may see at once.
        var late = new AtomicBoolean();
        var cutOff = deadlines.schedule(
                () -> {
                    late.set(true);
                    body.close();
                    return body;
                },
                limits.time().toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return limited(what, body, late::get);
        } catch (IOException failed) {
            cutOff.cancel(false);
            body.close();
            throw new ListUnusableException(
                    "the price list " + what + " broke off: " + reason(failed) + "; try again", failed);
        }
    }

    private InputStream limited(String what, InputStream raw, BooleanSupplier cutOff) throws IOException {
        var input = new BufferedInputStream(raw, 1 << 16);
        input.mark(2);
        var magic = input.read() << 8 | input.read();
        input.reset();
        return new Limited(what, magic == GZIP_MAGIC ? new GZIPInputStream(input, 1 << 16) : input, cutOff);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.shutdownNow();
    }

    /// A body counted and timed while it is read.
    private final class Limited extends FilterInputStream {

        private final String what;
        private final long deadline = System.nanoTime() + limits.time().toNanos();
        private final BooleanSupplier cutOff;
        private long bytes;

        Limited(String what, InputStream body, BooleanSupplier cutOff) {
            super(body);
            this.what = what;
            this.cutOff = cutOff;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = readInTime(target, offset, length);
            bytes += Math.max(0, count);
            if (bytes > limits.bytes()) {
                throw new ListUnusableException(
                        "the price list " + what + " is larger than " + limits.bytes() + " bytes; read no further");
            }
            if (isLate()) {
                throw late(null);
            }
            return count;
        }

        private int readInTime(byte[] target, int offset, int length) throws IOException {
            try {
                return super.read(target, offset, length);
            } catch (IOException failed) {
                throw isLate() ? late(failed) : failed;
            }
        }

        private boolean isLate() {
            return cutOff.getAsBoolean() || System.nanoTime() - deadline > 0;
        }

        private ListUnusableException late(@Nullable IOException cause) {
            var message = "the price list " + what + " took longer than "
                    + limits.time().toSeconds() + " s; read no further";
            return cause == null ? new ListUnusableException(message) : new ListUnusableException(message, cause);
        }
    }
}
