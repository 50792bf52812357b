package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.CollectionReport;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.Progress;
import io.rightsizer.analyzer.usage.UsageSeries;
import io.rightsizer.analyzer.usage.UsageSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes what kube-state-metrics and cAdvisor would leave in a [FakePrometheusServer], one object at a time.
final class SimulatedCluster {

    static final Instant TO = Instant.parse("2026-03-01T12:00:00Z");
    static final HistoryWindow WINDOW = new HistoryWindow(TO.minus(Duration.ofHours(2)), TO, Duration.ofMinutes(5));

    final FakePrometheusServer server = new FakePrometheusServer();
    private Map<String, String> common = Map.of();
    private Instant from = WINDOW.from().plus(Duration.ofMinutes(5));
    private Instant to = TO;
    private Duration interval = Duration.ofMinutes(1);

    record Result(List<Collected> rows, CollectionReport report) {

        Collected only() {
            if (rows.size() != 1) {
                throw new AssertionError("not one row but " + names());
            }
            return rows.getFirst();
        }

        Collected row(String name) {
            return rows.stream()
                    .filter(row -> name(row).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(name + " is not among " + names()));
        }

        Collected.Observed observed(String name) {
            return (Collected.Observed) row(name);
        }

        List<String> names() {
            return rows.stream().map(Result::name).toList();
        }

        /// `Observed shop/Deployment/web/app`, for skipped and failed rows with the code instead.
        List<String> summary() {
            return rows.stream().map(row -> outcome(row) + " " + name(row)).toList();
        }

        /// Everything of every row, to compare.
        String text() {
            return rows.stream().map(Result::text).collect(Collectors.joining("\n"));
        }

        private static String text(Collected row) {
            if (!(row instanceof Collected.Observed observed)) {
                return row.toString();
            }
            var history = observed.history();
            var text = new StringBuilder(name(row)).append(row.workload()).append(history.throttling());
            text.append(history.oomKills()).append(history.restarts()).append(history.rateWindow());
            text.append(history.partial());
            for (var pod : history.pods()) {
                text.append('\n')
                        .append(pod.pod())
                        .append(' ')
                        .append(pod.cpuBurst())
                        .append(' ');
                text.append(pod.cpuSamples()).append(' ').append(pod.memorySamples());
                text.append(text(pod.cpu())).append(text(pod.memory()));
            }
            var events = history.events();
            return text.append(text(events.oomKills()))
                    .append(text(events.restarts()))
                    .append(text(events.throttledShare()))
                    .toString();
        }

        private static String text(UsageSeries series) {
            return " " + series.firstPoint()
                    + IntStream.range(0, series.length())
                            .mapToObj(series::valueAt)
                            .toList();
        }

        private static String name(Collected row) {
            return row.workload().id() + "/" + row.container().name();
        }

        private static String outcome(Collected row) {
            return switch (row) {
                case Collected.Observed observed -> "Observed";
                case Collected.Skipped skipped -> skipped.code();
                case Collected.Failed failed -> failed.code();
            };
        }
    }

    /// Labels that everything added from now on carries, `cluster` for example.
    SimulatedCluster with(String... labels) {
        common = map(labels);
        return this;
    }

    /// Everything added from now on has samples in this stretch only, given as minutes before the end.
    SimulatedCluster between(int begin, int end) {
        from = TO.minus(Duration.ofMinutes(begin));
        to = TO.minus(Duration.ofMinutes(end));
        return this;
    }

    /// How often everything added from now on is scraped.
    SimulatedCluster every(Duration newInterval) {
        interval = newInterval;
        return this;
    }

    SimulatedCluster alive() {
        return between(115, 0);
    }

    SimulatedCluster series(String metric, double value, String... labels) {
        return changing(metric, time -> value, labels);
    }

    /// A series whose value depends on the minutes before the end.
    SimulatedCluster changing(String metric, LongToDoubleFunction value, String... labels) {
        var all = new TreeMap<>(map(labels));
        all.putAll(common);
        all.put("__name__", metric);
        var samples = new TreeMap<Long, Double>();
        for (var time = from; !time.isAfter(to); time = time.plus(interval)) {
            samples.put(
                    time.toEpochMilli(),
                    value.applyAsDouble(Duration.between(time, TO).toMinutes()));
        }
        server.add(all, samples);
        return this;
    }

    /// A counter that grows evenly by `growth` in its stretch.
    SimulatedCluster counter(String metric, double growth, String... labels) {
        var all = new TreeMap<>(map(labels));
        all.putAll(common);
        all.put("__name__", metric);
        server.add(all, Map.of(from.toEpochMilli(), 5.0, to.toEpochMilli(), 5.0 + growth));
        return this;
    }

    SimulatedCluster pod(String namespace, String pod, String ownerKind, String ownerName) {
        return series(
                "kube_pod_owner",
                1,
                "namespace",
                namespace,
                "pod",
                pod,
                "owner_kind",
                ownerKind,
                "owner_name",
                ownerName,
                "owner_is_controller",
                ownerKind.equals("<none>") ? "<none>" : "true");
    }

    SimulatedCluster replicaSet(String namespace, String name, String ownerKind, String ownerName) {
        return series(
                "kube_replicaset_owner",
                1,
                "namespace",
                namespace,
                "replicaset",
                name,
                "owner_kind",
                ownerKind,
                "owner_name",
                ownerName,
                "owner_is_controller",
                "true");
    }

    SimulatedCluster container(String namespace, String pod, String container) {
        return series(
                "kube_pod_container_info", 1, "namespace", namespace, "pod", pod, "container", container, "image", "i");
    }

    SimulatedCluster requests(String namespace, String pod, String container, double cores, double bytes) {
        return amounts("kube_pod_container_resource_requests", namespace, pod, container, cores, bytes);
    }

    SimulatedCluster amounts(
            String metric, String namespace, String pod, String container, double cores, double bytes) {
        return amount(metric, cores, "cpu", "core", namespace, pod, container)
                .amount(metric, bytes, "memory", "byte", namespace, pod, container);
    }

    private SimulatedCluster amount(
            String metric, double value, String resource, String unit, String namespace, String pod, String container) {
        return series(
                metric,
                value,
                "namespace",
                namespace,
                "pod",
                pod,
                "container",
                container,
                "resource",
                resource,
                "unit",
                unit);
    }

    SimulatedCluster usage(String namespace, String pod, String container, double cores, double bytes) {
        var id = "/kubepods/" + pod + "/" + container;
        return series(
                        Queries.CPU,
                        cores,
                        "namespace",
                        namespace,
                        "pod",
                        pod,
                        "container",
                        container,
                        "id",
                        id,
                        "cpu",
                        "total",
                        "job",
                        "kubelet")
                .series(
                        Queries.MEMORY,
                        bytes,
                        "namespace",
                        namespace,
                        "pod",
                        pod,
                        "container",
                        container,
                        "id",
                        id,
                        "job",
                        "kubelet");
    }

    /// A pod of a Deployment with one container called `app`: facts, requests of 1 core and 1 GiB, usage.
    SimulatedCluster web(String namespace, String deployment, String pod) {
        return web(namespace, deployment, pod, 0.25, 100e6);
    }

    SimulatedCluster web(String namespace, String deployment, String pod, double cores, double bytes) {
        return facts(namespace, deployment, pod).usage(namespace, pod, "app", cores, bytes);
    }

    /// The same without usage.
    SimulatedCluster facts(String namespace, String deployment, String pod) {
        var replicaSet = pod.substring(0, pod.lastIndexOf('-'));
        return replicaSet(namespace, replicaSet, "Deployment", deployment)
                .pod(namespace, pod, "ReplicaSet", replicaSet)
                .container(namespace, pod, "app")
                .requests(namespace, pod, "app", 1, 1 << 30);
    }

    Result collect() throws IOException {
        return collect(CollectorOptions.DEFAULTS);
    }

    Result collect(CollectorOptions options) throws IOException {
        return collect(new PrometheusUsageSource(server, options));
    }

    /// From a source that holds the same.
    static Result collect(UsageSource usage) throws IOException {
        var rows = new ArrayList<Collected>();
        try (var source = usage) {
            var report = source.collect(WINDOW, rows::add, Progress.SILENT);
            return new Result(rows, report);
        }
    }

    private static Map<String, String> map(String... labels) {
        var map = new TreeMap<String, String>();
        for (int index = 0; index < labels.length; index += 2) {
            map.put(labels[index], labels[index + 1]);
        }
        return map;
    }
}
