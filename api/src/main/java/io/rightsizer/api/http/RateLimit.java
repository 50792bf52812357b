package io.rightsizer.api.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/// How much each client may ask: a bucket of tokens that fills up steadily, of which every request takes one
/// (<https://en.wikipedia.org/wiki/Token_bucket>). A page is a request or two, its style and script are three more.
final class RateLimit {

    /// More clients than that at a time are those who asked last; who is forgotten begins anew.
    private static final int MOST_CLIENTS = 10_000;

    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double burst;
    private final LongSupplier nanos;

    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Bucket(double tokens, long at) {}

    /// @param burst what a client may ask at once after a pause
    /// @param nanos a clock that never goes back
    RateLimit(double perSecond, double burst, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.nanos = nanos;
    }

    /// Counts a request.
    ///
    /// @return the seconds to wait before the next try, where there have been too many
    OptionalInt refuses(String client) {
        synchronized (buckets) {
            var tokens = tokens(client);
            if (tokens < 1) {
                return OptionalInt.of((int) Math.ceil((1 - tokens) / perSecond));
            }
            buckets.put(client, new Bucket(tokens - 1, nanos.getAsLong()));
            return OptionalInt.empty();
        }
    }

    /// Counts a request as many more, down to none left.
    void charge(String client, int more) {
        synchronized (buckets) {
            buckets.put(client, new Bucket(Math.max(0, tokens(client) - more), nanos.getAsLong()));
        }
    }

    private double tokens(String client) {
        var bucket = buckets.get(client);
        return bucket == null
                ? burst
                : Math.min(burst, bucket.tokens() + (nanos.getAsLong() - bucket.at()) / NANOS * perSecond);
    }
}
