package io.rightsizer.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// The peer as a contender. What runs in the cluster is handed over, as its Kubernetes client would.
record PerWorkloadQueries(List<PeerRow> rows, Duration window, Duration step, Instant asOf) implements Contender {

    @Override
    public String name() {
        return "per workload, " + step.toMinutes() + " min step";
    }

    @Override
    public Effort run(URI server) throws IOException, InterruptedException {
        try (var api = new PromApi(server)) {
            var found = new PeerScan(api, new PeerQueries(window, step), asOf).run(rows);
            return new Effort(
                    api.requests(),
                    String.format(
                            Locale.ROOT, "%,d rows, %,d container-pods with a CPU percentile", rows.size(), found));
        }
    }
}
