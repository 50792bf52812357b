package io.rightsizer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// Finds the rows of the peer. The peer itself asks the Kubernetes API for what is running now; here the same is read
/// from the labels of the live series, before anything is measured.
final class PeerDiscovery {

    /// Prometheus' lookback: a series with a sample this recent is live.
    private static final Duration LOOKBACK = Duration.ofMinutes(5);

    private final PromApi api;
    private final Instant asOf;

    PeerDiscovery(PromApi api, Instant asOf) {
        this.api = api;
        this.asOf = asOf;
    }

    List<PeerRow> rows() throws IOException {
        var owners = podOwners();
        var rows = new TreeSet<>(Comparator.comparing(PeerRow::namespace)
                .thenComparing(PeerRow::kind)
                .thenComparing(PeerRow::workload)
                .thenComparing(PeerRow::container));
        for (var usage : live("container_memory_working_set_bytes{container!=\"\",container!=\"POD\"}")) {
            var owner = owners.get(key(usage, "pod"));
            if (owner != null) {
                rows.add(new PeerRow(text(usage, "namespace"), owner.kind(), owner.name(), text(usage, "container")));
            }
        }
        return List.copyOf(rows);
    }

    private Map<String, Owner> podOwners() throws IOException {
        var above = new HashMap<String, Owner>();
        for (var series : live("kube_replicaset_owner")) {
            above.put("ReplicaSet/" + key(series, "replicaset"), owner(series));
        }
        for (var series : live("kube_job_owner")) {
            above.put("Job/" + key(series, "job_name"), owner(series));
        }
        var owners = new HashMap<String, Owner>();
        for (var series : live("kube_pod_owner")) {
            var direct = owner(series);
            var parent = text(series, "owner_kind") + "/" + key(series, "owner_name");
            owners.put(key(series, "pod"), above.getOrDefault(parent, direct));
        }
        return owners;
    }

    private List<JsonNode> live(String selector) throws IOException {
        var series = api.series(selector, asOf.minus(LOOKBACK), asOf);
        return StreamSupport.stream(series.spliterator(), false).toList();
    }

    private static Owner owner(JsonNode labels) {
        return new Owner(text(labels, "owner_kind"), text(labels, "owner_name"));
    }

    private static String key(JsonNode labels, String nameLabel) {
        return text(labels, "namespace") + "/" + text(labels, nameLabel);
    }

    private static String text(JsonNode labels, String name) {
        return labels.path(name).asText("");
    }

    private record Owner(String kind, String name) {}
}
