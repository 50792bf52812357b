package io.rightsizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.bench.PeerQueries.Intermediate;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

/// The peer: for each row its owners, their pods, then four usage queries per 50 pods; ten rows at a time, the
/// queries of a row one after another. Pods are looked up again for every container of a workload, as KRR does.
final class PeerScan {

    private static final int ROWS_AT_A_TIME = 10;
    private static final int OWNERS_A_QUERY = 100;
    private static final int PODS_A_QUERY = 50;

    private final PromApi api;
    private final PeerQueries queries;
    private final Instant asOf;

    PeerScan(PromApi api, PeerQueries queries, Instant asOf) {
        this.api = api;
        this.queries = queries;
        this.asOf = asOf;
    }

    /// @return how many container-pods had a CPU percentile: a peer that finds nothing would be cheap and prove nothing
    long run(List<PeerRow> rows) throws IOException, InterruptedException {
        try (var workers = Executors.newFixedThreadPool(ROWS_AT_A_TIME)) {
            var running = new ArrayList<Future<Long>>();
            for (var row : rows) {
                running.add(workers.submit(() -> scan(row)));
            }
            var found = 0L;
            for (var one : running) {
                found += one.get();
            }
            return found;
        } catch (ExecutionException e) {
            throw new IOException("the per-workload queries failed: " + e.getCause(), e);
        }
    }

    private long scan(PeerRow row) throws IOException {
        var found = 0L;
        for (var pods : parts(pods(row), PODS_A_QUERY)) {
            var usage = queries.usage(row, pods);
            found += api.query(usage.getFirst(), asOf).size();
            for (var query : usage.subList(1, usage.size())) {
                api.query(query, asOf);
            }
        }
        return found;
    }

    private List<String> pods(PeerRow row) throws IOException {
        var intermediate = intermediate(row.kind());
        var ownerKind = intermediate.map(Intermediate::kind).orElse(row.kind());
        var owners = intermediate.isEmpty()
                ? List.of(row.workload())
                : names(
                        api.query(queries.owners(row, intermediate.get()), asOf),
                        intermediate.get().label());
        var pods = new ArrayList<String>();
        for (var part : parts(owners, OWNERS_A_QUERY)) {
            pods.addAll(names(api.query(queries.pods(row.namespace(), ownerKind, part), asOf), "pod"));
        }
        return pods;
    }

    private static Optional<Intermediate> intermediate(String kind) {
        return switch (kind) {
            case "Deployment", "Rollout" -> Optional.of(Intermediate.REPLICA_SET);
            case "CronJob" -> Optional.of(Intermediate.JOB);
            default -> Optional.empty();
        };
    }

    private static List<String> names(JsonNode vector, String label) {
        return StreamSupport.stream(vector.spliterator(), false)
                .map(series -> series.path("metric").path(label).asText(""))
                .distinct()
                .toList();
    }

    private static List<List<String>> parts(List<String> names, int size) {
        var parts = new ArrayList<List<String>>();
        for (int from = 0; from < names.size(); from += size) {
            parts.add(names.subList(from, Math.min(from + size, names.size())));
        }
        return parts;
    }
}
