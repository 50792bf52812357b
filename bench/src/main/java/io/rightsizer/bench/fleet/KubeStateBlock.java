package io.rightsizer.bench.fleet;

import io.rightsizer.analyzer.block.BlockWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Fills one block with what kube-state-metrics tells of a fleet: values that never change while their object lives.
final class KubeStateBlock {

    private static final String REQUESTS = "kube_pod_container_resource_requests";
    private static final String LIMITS = "kube_pod_container_resource_limits";
    private static final List<String> PHASES = List.of("Failed", "Pending", "Running", "Succeeded", "Unknown");
    private static final int PODS_A_MACHINE = 58;

    /// What the system keeps for itself.
    private static final double RESERVED_CORES = 0.09;

    private static final double RESERVED_SHARE = 0.06;

    private final Fleet fleet;
    private final BlockWriter writer;
    private final BlockTimes times;
    private final double[] values;

    KubeStateBlock(Fleet fleet, BlockWriter writer, BlockTimes times) {
        this.fleet = fleet;
        this.writer = writer;
        this.times = times;
        this.values = new double[times.times().length];
    }

    /// @param lean whether restarts and their reasons are left out
    void write(boolean lean) throws IOException {
        writeMachines();
        writeOwned();
        writePods();
        writeRuns(lean);
    }

    private void writeMachines() throws IOException {
        for (var machine : fleet.machines()) {
            always("kube_node_info", 1, "node", machine.name(), "provider_id", "aws:///" + machine.zone() + "/i-0");
            always(
                    "kube_node_labels",
                    1,
                    "node",
                    machine.name(),
                    "label_topology_kubernetes_io_region",
                    machine.region(),
                    "label_topology_kubernetes_io_zone",
                    machine.zone(),
                    "label_node_kubernetes_io_instance_type",
                    machine.instanceType(),
                    "label_karpenter_sh_capacity_type",
                    machine.spot() ? "spot" : "on-demand",
                    "label_kubernetes_io_arch",
                    "amd64");
            writeSize("kube_node_status_capacity", machine, machine.cores(), (double) machine.memory());
            writeSize(
                    "kube_node_status_allocatable",
                    machine,
                    machine.cores() - RESERVED_CORES,
                    Math.floor(machine.memory() * (1 - RESERVED_SHARE)));
        }
    }

    private void writeSize(String metric, Machine machine, double cores, double bytes) throws IOException {
        always(metric, cores, "node", machine.name(), "resource", "cpu", "unit", "core");
        always(metric, bytes, "node", machine.name(), "resource", "memory", "unit", "byte");
        always(metric, PODS_A_MACHINE, "node", machine.name(), "resource", "pods", "unit", "integer");
    }

    private void writeOwned() throws IOException {
        for (var owned : fleet.owned()) {
            times.scraped(owned.from(), owned.to());
            var nameLabel = owned.isJob() ? "job_name" : "replicaset";
            add(
                    owned.isJob() ? "kube_job_owner" : "kube_replicaset_owner",
                    1,
                    "namespace",
                    owned.namespace(),
                    nameLabel,
                    owned.name(),
                    "owner_kind",
                    owned.isJob() ? "CronJob" : "Deployment",
                    "owner_name",
                    owned.owner(),
                    "owner_is_controller",
                    "true");
            if (!owned.isJob()) {
                var created = (double) Math.floorDiv(owned.from(), 1000);
                add("kube_replicaset_created", created, "namespace", owned.namespace(), nameLabel, owned.name());
            }
        }
    }

    private void writePods() throws IOException {
        for (var pod : fleet.pods()) {
            times.scraped(pod.from(), pod.to());
            if (times.count() > 0) {
                writePod(pod);
            }
        }
    }

    private void writePod(Pod pod) throws IOException {
        var critical = pod.ownerKind().equals("DaemonSet");
        ofPod(
                pod,
                "kube_pod_info",
                1,
                "node",
                pod.machine().name(),
                "host_ip",
                pod.machine().address(),
                "pod_ip",
                pod.address(),
                "created_by_kind",
                pod.ownerKind(),
                "created_by_name",
                pod.ownerName(),
                "priority_class",
                critical ? "system-node-critical" : "default");
        ofPod(
                pod,
                "kube_pod_labels",
                1,
                "label_app_kubernetes_io_name",
                pod.app(),
                "label_app_kubernetes_io_managed_by",
                "Helm",
                "label_team",
                pod.namespace());
        ofPod(
                pod,
                "kube_pod_owner",
                1,
                "owner_kind",
                pod.ownerKind(),
                "owner_name",
                pod.ownerName(),
                "owner_is_controller",
                "true");
        for (var phase : PHASES) {
            ofPod(pod, "kube_pod_status_phase", phase.equals("Running") ? 1 : 0, "phase", phase);
        }
    }

    /// A container that was restarted is one object with two runs; the first stands for both.
    private void writeRuns(boolean lean) throws IOException {
        for (var run : fleet.runs()) {
            if (run.restarts() == 0) {
                times.scraped(run.pod().from(), run.pod().to());
                writeContainer(run);
                if (!lean) {
                    writeRestarts(run);
                }
            } else if (!lean) {
                times.scraped(run.from(), run.to());
                writeReason(run);
            }
        }
    }

    private void writeContainer(Run run) throws IOException {
        var spec = run.spec();
        ofPod(run.pod(), "kube_pod_container_info", 1, "container", spec.container(), "image", spec.image());
        writeResources(run, REQUESTS, Map.of("cpu", spec.cpuRequest(), "memory", spec.memoryRequest()));
        writeResources(run, LIMITS, Map.of("cpu", spec.cpuLimit(), "memory", spec.memoryLimit()));
    }

    private void writeRestarts(Run run) throws IOException {
        for (int index = 0; index < times.count(); index++) {
            values[index] = times.times()[index] < run.to() ? 0 : 1;
        }
        if (times.count() > 0) {
            var labels = SeriesLabels.kubeState(
                    "kube_pod_container_status_restarts_total",
                    run.pod(),
                    "container",
                    run.spec().container());
            writer.add(labels, times.times(), values, 0, times.count());
        }
    }

    private void writeReason(Run run) throws IOException {
        if (run.afterKill()) {
            ofPod(
                    run.pod(),
                    "kube_pod_container_status_last_terminated_reason",
                    1,
                    "container",
                    run.spec().container(),
                    "reason",
                    "OOMKilled");
        }
    }

    private void writeResources(Run run, String metric, Map<String, Double> amounts) throws IOException {
        for (var resource : List.of("cpu", "memory")) {
            var amount = amounts.getOrDefault(resource, 0.0);
            if (amount > 0) {
                ofPod(
                        run.pod(),
                        metric,
                        amount,
                        "container",
                        run.spec().container(),
                        "node",
                        run.pod().machine().name(),
                        "resource",
                        resource,
                        "unit",
                        resource.equals("cpu") ? "core" : "byte");
            }
        }
    }

    private void always(String metric, double value, String... labels) throws IOException {
        times.scraped(Long.MIN_VALUE, Long.MAX_VALUE);
        add(metric, value, labels);
    }

    private void ofPod(Pod pod, String metric, double value, String... labels) throws IOException {
        add(SeriesLabels.kubeState(metric, pod, labels), value);
    }

    private void add(String metric, double value, String... labels) throws IOException {
        add(SeriesLabels.kubeState(metric, labels), value);
    }

    private void add(SortedMap<String, String> labels, double value) throws IOException {
        if (times.count() > 0) {
            Arrays.fill(values, 0, times.count(), value);
            writer.add(labels, times.times(), values, 0, times.count());
        }
    }
}
