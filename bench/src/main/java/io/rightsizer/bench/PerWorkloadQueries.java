package io.rightsizer.bench;

import io.rightsizer.bench.Round.Client;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The peer as a contender. What runs in the cluster is handed over, as its Kubernetes client would.
///
/// @param most how many rows are asked for; where there are more, a draw of them, and its figures are scaled
record PerWorkloadQueries(FleetData data, Duration step, int most) implements Contender {

    /// How the names of its rows in the table begin.
    static String name(Duration step) {
        return "per workload, " + step.toMinutes() + " min step";
    }

    @Override
    public void run(Sink sink) throws IOException, InterruptedException {
        try (var server = LocalPrometheus.over(data.blocks())) {
            var all = rows(server);
            var asked = all.subList(0, Math.min(most, all.size()));
            var factor = (double) all.size() / asked.size();
            var measured = measured(server, asked);
            var outcome = asked.size() == all.size()
                    ? measured.outcome()
                    : String.format(
                            Locale.ROOT, "%s; scaled by %.2f to %,d rows", measured.outcome(), factor, all.size());
            sink.add(name(step), new Round(measured.server(), measured.client(), outcome).times(factor));
        }
    }

    /// In an order that is the same each time, and not the cluster's.
    private List<PeerRow> rows(LocalPrometheus server) throws IOException {
        try (var api = new PromApi(server.url())) {
            var rows = new ArrayList<>(new PeerDiscovery(api, data.asOf()).rows());
            Collections.shuffle(rows, new Random(1));
            return rows;
        }
    }

    private Round measured(LocalPrometheus server, List<PeerRow> rows) throws IOException, InterruptedException {
        try (var api = new PromApi(server.url())) {
            var meter = new ServerMeter(server);
            var cpu = ownCpu();
            var started = System.nanoTime();
            var found = new PeerScan(api, new PeerQueries(data.window(), step), data.asOf()).run(rows);
            var wall = Duration.ofNanos(System.nanoTime() - started);
            var client = new Client(ownCpu().minus(cpu), wall, 0, 0);
            var outcome = String.format(
                    Locale.ROOT, "%,d rows, %,d container-pods with a CPU percentile", rows.size(), found);
            return new Round(meter.stop(), client, outcome);
        }
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
