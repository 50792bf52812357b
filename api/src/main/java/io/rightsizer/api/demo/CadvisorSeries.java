package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The series the kubelet's cAdvisor exports for a pod, with the rows every real server has beside the containers': the
/// pod's own cgroup (no container label) and the pause container.
final class CadvisorSeries {

    /// CPU is counted in nanoseconds and exported in seconds.
    private static final double NANOSECONDS = 1e9;

    /// The kernel's scheduler cuts time into periods of 100 ms.
    private static final double PERIODS_PER_SECOND = 10;

    /// How long before a deadly kill the kernel's counter already shows it.
    private static final long KILL_SEEN_SECONDS = 90;

    private static final double PAUSE_BYTES = 700 * 1024;

    private final Consumer<DemoSeries> sink;

    CadvisorSeries(Consumer<DemoSeries> sink) {
        this.sink = sink;
    }

    void add(DemoPod pod) {
        for (var history : pod.containers()) {
            for (var run : history.runs()) {
                addContainer(pod, history.container(), run);
            }
        }
        addPodCgroup(pod);
        addPause(pod);
    }

    private void addContainer(DemoPod pod, DemoContainer container, ContainerRun run) {
        var labels = labels(pod, sliceOf(pod) + "/cri-containerd-" + run.id() + ".scope");
        labels.put("container", container.name());
        labels.put("image", container.image());
        labels.put("name", run.id());
        var times = ScrapeTimes.of(run.from(), run.to(), pod.node().scrapeOffsetMillis());
        addCpu(labels, times, Values.counter(run.from(), NANOSECONDS, at -> container.coresAt(at, run)));
        addMemory(labels, times, Values.gauge(at -> container.bytesAt(at, run)));
        add("container_oom_events_total", labels, times, Values.gauge(at -> (double) killsBefore(at, container, run)));
        if (container.resources().limits().cpu() != null) {
            addThrottling(labels, times, container, run);
        }
    }

    private void addThrottling(
            Map<String, String> labels, ScrapeTimes times, DemoContainer container, ContainerRun run) {
        var periods = Values.counter(run.from(), 1, at -> PERIODS_PER_SECOND);
        var throttled = Values.counter(run.from(), 1, at -> PERIODS_PER_SECOND * container.throttledShareAt(at, run));
        add("container_cpu_cfs_periods_total", labels, times, periods);
        add("container_cpu_cfs_throttled_periods_total", labels, times, throttled);
    }

    private void addPodCgroup(DemoPod pod) {
        var labels = labels(pod, sliceOf(pod));
        var life = pod.life();
        var times = ScrapeTimes.of(life.from(), life.to(), pod.node().scrapeOffsetMillis());
        addCpu(labels, times, Values.counter(life.from(), NANOSECONDS, at -> pod.coresAt(at) + 0.0001));
        addMemory(labels, times, Values.gauge(at -> pod.bytesAt(at) + PAUSE_BYTES));
    }

    private void addPause(DemoPod pod) {
        var id = Dice.digest(Dice.seed("pause", pod.uid()));
        var labels = labels(pod, sliceOf(pod) + "/cri-containerd-" + id + ".scope");
        labels.put("container", "POD");
        labels.put("image", "registry.k8s.io/pause:3.10");
        labels.put("name", id);
        var times =
                ScrapeTimes.of(pod.life().from(), pod.life().to(), pod.node().scrapeOffsetMillis());
        addCpu(labels, times, Values.constant(0.021));
        addMemory(labels, times, Values.constant(PAUSE_BYTES));
    }

    private void addCpu(Map<String, String> labels, ScrapeTimes times, Values values) {
        var withCpu = new HashMap<>(labels);
        withCpu.put("cpu", "total");
        add("container_cpu_usage_seconds_total", withCpu, times, values);
    }

    private void addMemory(Map<String, String> labels, ScrapeTimes times, Values values) {
        add("container_memory_working_set_bytes", labels, times, values);
    }

    private void add(String metric, Map<String, String> labels, ScrapeTimes times, Values values) {
        sink.accept(DemoSeries.of(metric, labels, times, values));
    }

    private static long killsBefore(long second, DemoContainer container, ContainerRun run) {
        var every = container.memoryKillEvery();
        var survived = every == null ? 0 : run.age(second) / every.toSeconds();
        var deadly = "OOMKilled".equals(run.endedBy()) && second >= run.to() - KILL_SEEN_SECONDS;
        return survived + (deadly ? 1 : 0);
    }

    private static Map<String, String> labels(DemoPod pod, String id) {
        return new HashMap<>(Map.of(
                "id",
                id,
                "namespace",
                pod.workload().namespace(),
                "pod",
                pod.name(),
                "node",
                pod.node().name(),
                "instance",
                pod.node().address() + ":10250",
                "job",
                "kubelet",
                "endpoint",
                "https-metrics",
                "service",
                "kube-prometheus-stack-kubelet",
                "metrics_path",
                "/metrics/cadvisor"));
    }

    /// The path of the pod's cgroup names its QoS class, except when that is Guaranteed.
    private static String sliceOf(DemoPod pod) {
        var uid = pod.uid().replace('-', '_');
        var qos = qosOf(pod.containers().stream()
                .map(DemoPod.ContainerHistory::container)
                .toList());
        return qos.isEmpty()
                ? "/kubepods.slice/kubepods-pod" + uid + ".slice"
                : "/kubepods.slice/kubepods-" + qos + ".slice/kubepods-" + qos + "-pod" + uid + ".slice";
    }

    private static String qosOf(List<DemoContainer> containers) {
        if (containers.stream().allMatch(container -> container.resources().equals(Resources.NONE))) {
            return "besteffort";
        }
        return containers.stream().allMatch(CadvisorSeries::isGuaranteed) ? "" : "burstable";
    }

    private static boolean isGuaranteed(DemoContainer container) {
        var limits = container.resources().limits();
        return limits.cpu() != null
                && limits.memory() != null
                && limits.equals(container.resources().requests());
    }
}
