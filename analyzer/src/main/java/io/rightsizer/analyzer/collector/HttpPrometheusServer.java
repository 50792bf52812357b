package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.Link.Way;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A Prometheus-compatible server behind its HTTP API, or a recording of one.
final class HttpPrometheusServer implements PrometheusServer {

    private static final Duration PROBE = Duration.ofMinutes(3);

    private final Endpoint endpoint;
    private final Exchange exchange;
    private final Clock clock;
    private final Reading reading;
    private final MetricsQl metricsQl = new MetricsQl();
    private @Nullable Link link;
    private boolean givesSamples;

    private HttpPrometheusServer(Endpoint endpoint, Exchange exchange, Clock clock, Reading reading) {
        this.endpoint = endpoint;
        this.exchange = exchange;
        this.clock = clock;
        this.reading = reading;
    }

    /// Connects to nothing yet.
    ///
    /// @throws SourceUnusableException when the URL or a file it needs is unusable
    static PrometheusServer open(ServerAccess access, CollectorOptions options) throws IOException {
        return open(access, options, Retry.standard(), Clock.systemUTC());
    }

    /// The same, heard by `observer` unless a recording answers.
    HttpPrometheusServer observed(RequestObserver observer) {
        return new HttpPrometheusServer(endpoint, exchange.observed(observer), clock, reading);
    }

    static HttpPrometheusServer open(ServerAccess access, CollectorOptions options, Retry retry, Clock clock)
            throws IOException {
        var endpoint = Endpoint.of(access.url());
        var exchange = Connection.open(endpoint, access, options, retry, clock);
        return new HttpPrometheusServer(endpoint, exchange, clock, reading(options));
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
        var chosen = link;
        if (chosen == null) {
            givesSamples = readsRemotely();
            chosen = new Link(reading.ways(givesSamples));
            link = chosen;
        }
        var own = exchange.forOneShard();
        var readers = new EnumMap<Way, UsageReader>(Way.class);
        var points = new RangeReader(own, Resolution.EVERY_POINT);
        readers.put(Way.POINTS, points);
        readers.put(Way.PEAKS, new RangeReader(own, new HourlyPeaks(metricsQl)));
        if (givesSamples) {
            readers.put(Way.SAMPLES, new FallingBackReader(new RemoteReader(own), points));
        }
        return new MeasuringReader(chosen, readers, own::received);
    }

    /// A recording must not depend on how fast it was made, and the gentlest way is the first one at any speed.
    private static Reading reading(CollectorOptions options) {
        var courtesy = options.courtesy();
        var fixed = options.record() != null || options.replay() != null || courtesy.gentle();
        return fixed && courtesy.reading() == Reading.MEASURED ? Reading.SAMPLES : courtesy.reading();
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
