package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A Prometheus-compatible server behind its HTTP API, or a recording of one.
final class HttpPrometheusServer implements PrometheusServer {

    private static final Duration PROBE = Duration.ofMinutes(3);

    private final Endpoint endpoint;
    private final Exchange exchange;
    private final Clock clock;
    private final @Nullable Link link;
    private @Nullable Boolean readsRemotely;

    /// @param link absent where all shards are to be read in one way
    private HttpPrometheusServer(Endpoint endpoint, Exchange exchange, Clock clock, @Nullable Link link) {
        this.endpoint = endpoint;
        this.exchange = exchange;
        this.clock = clock;
        this.link = link;
    }

    /// Connects to nothing yet.
    ///
    /// @throws SourceUnusableException when the URL or a file it needs is unusable
    static PrometheusServer open(ServerAccess access, CollectorOptions options) throws IOException {
        return open(access, options, Retry.standard(), Clock.systemUTC());
    }

    /// The same, heard by `observer` unless a recording answers.
    HttpPrometheusServer observed(RequestObserver observer) {
        return new HttpPrometheusServer(endpoint, exchange.observed(observer), clock, link);
    }

    static HttpPrometheusServer open(ServerAccess access, CollectorOptions options, Retry retry, Clock clock)
            throws IOException {
        var endpoint = Endpoint.of(access.url());
        var exchange = Connection.open(endpoint, access, options, retry, clock);
        return new HttpPrometheusServer(endpoint, exchange, clock, isFree(options) ? new Link() : null);
    }

    @Override
    public List<Labels> series(List<Selector> selectors, HistoryWindow window) throws IOException {
        return QueryApi.series(exchange, selectors, window);
    }

    /// By the values of labels, which cost a server far less than its series.
    @Override
    public SortedSet<Place> places(List<Selector> selectors, String clusterLabel, HistoryWindow window)
            throws IOException {
        try {
            return new NamespaceLabels(exchange, selectors, clusterLabel, window).places();
        } catch (SourceUnusableException failure) {
            if (failure.getCause() instanceof RequestFailedException cause
                    && cause.kind() == RequestFailedException.Kind.MISSING) {
                return PrometheusServer.super.places(selectors, clusterLabel, window);
            }
            throw failure;
        }
    }

    @Override
    public List<LabelledValue> vector(PromQuery query, Instant at) throws IOException {
        return QueryApi.vector(exchange, query, at);
    }

    @Override
    public synchronized UsageReader usage() throws IOException {
        if (readsRemotely == null) {
            readsRemotely = readsRemotely();
        }
        var own = exchange.forOneShard();
        var grid = new RangeReader(own);
        if (!readsRemotely) {
            return grid;
        }
        var samples = new FallingBackReader(new RemoteReader(own), grid);
        return link == null ? samples : new MeasuringReader(link, samples, grid, own::received);
    }

    /// A recording must not depend on how fast it was made, and the gentlest way is remote read at any speed.
    private static boolean isFree(CollectorOptions options) {
        return options.record() == null
                && options.replay() == null
                && !options.courtesy().gentle();
    }

    @Override
    public Pace pace(int start) {
        return exchange.pace();
    }

    /// A tiny real read: a broken one is refused with 400 by servers that can and by servers that cannot. Proxies and
    /// roles that allow queries alone answer 403; who may not do those either hears of it then.
    boolean readsRemotely() throws IOException {
        var now = clock.millis();
        try {
            RemoteReader.probe(exchange, now - PROBE.toMillis(), now);
            return true;
        } catch (RequestFailedException failure) {
            return switch (failure.kind()) {
                case REJECTED, MISSING, UNSUPPORTED, TOO_MUCH, LIMIT -> false;
                case UNREACHABLE, TOO_OFTEN, OVERLOADED, DAMAGED, TIMEOUT, NOT_RECORDED, TOO_LATE -> throw failure;
            };
        } catch (SourceUnusableException failure) {
            if (failure.getCause() instanceof ForbiddenException) {
                return false;
            }
            throw failure;
        }
    }

    Exchange exchange() {
        return exchange;
    }

    @Override
    public List<String> warnings() {
        return exchange.warnings();
    }

    @Override
    public long requests() {
        return exchange.requests();
    }

    @Override
    public String description() {
        return endpoint.description();
    }

    @Override
    public void close() {
        exchange.close();
    }
}
