package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.collector.RequestFailedException.Kind;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a server knows `quantiles_over_time`, as VictoriaMetrics does, so that a subquery is evaluated once for
/// several quantiles. Found out once, by asking for some of a constant.
final class MetricsQl {

    private static final PromQuery PROBE = new PromQuery(
            "quantiles_over_time(\"phi\", 0.5, 1, vector(1)[2m:1m])",
            "whether several quantiles can be asked for at once");

    private @Nullable Boolean spoken;

    synchronized boolean isSpoken(Exchange exchange, Instant at) throws IOException {
        if (spoken == null) {
            spoken = answers(exchange, at);
        }
        return spoken;
    }

    private static boolean answers(Exchange exchange, Instant at) throws IOException {
        try {
            return !QueryApi.vector(exchange, PROBE, at).isEmpty();
        } catch (RequestFailedException failure) {
            if (failure.kind() != Kind.REJECTED) {
                throw failure;
            }
            return false;
        }
    }
}
