package io.rightsizer.api.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What a Spring Boot service with Micrometer tells about its memory.
final class JvmSeries {

    /// What of the heap in use survives a full collection.
    private static final double LIVE_SHARE = 0.6;

    private static final long SCRAPE_OFFSET_MILLIS = 31_407;

    private final Consumer<DemoSeries> sink;

    JvmSeries(Consumer<DemoSeries> sink) {
        this.sink = sink;
    }

    void add(DemoPod pod) {
        for (var history : pod.containers()) {
            var heap = history.container().heap();
            if (heap != null) {
                history.runs().forEach(run -> addHeap(pod, history.container().name(), heap, run));
            }
        }
    }

    private void addHeap(DemoPod pod, String container, DemoContainer.Heap heap, ContainerRun run) {
        var old = labels(pod, container, "heap", "G1 Old Gen");
        add(
                "jvm_memory_used_bytes",
                old,
                run,
                Values.gauge(second -> Math.floor(heap.used().at(second, run))));
        add("jvm_memory_committed_bytes", old, run, Values.constant(heap.max()));
        add("jvm_memory_max_bytes", old, run, Values.constant(heap.max()));
        var metaspace = labels(pod, container, "nonheap", "Metaspace");
        add("jvm_memory_used_bytes", metaspace, run, Values.constant(96 * DemoContainer.MEBIBYTE));
        add("jvm_memory_max_bytes", metaspace, run, Values.constant(-1));
        addOffHeap(pod, container, heap, run);
    }

    private void addOffHeap(DemoPod pod, String container, DemoContainer.Heap heap, ContainerRun run) {
        var direct = labels(pod, container, "", "direct");
        add("jvm_buffer_memory_used_bytes", direct, run, Values.constant(16 * DemoContainer.MEBIBYTE));
        var process = labels(pod, container, "", "");
        add("jvm_threads_live_threads", process, run, Values.constant(48));
        add(
                "jvm_gc_live_data_size_bytes",
                process,
                run,
                Values.gauge(second -> Math.floor(LIVE_SHARE * heap.used().at(second, run))));
    }

    private void add(String metric, Map<String, String> labels, ContainerRun run, Values values) {
        sink.accept(DemoSeries.of(metric, labels, ScrapeTimes.of(run.from(), run.to(), SCRAPE_OFFSET_MILLIS), values));
    }

    private static Map<String, String> labels(DemoPod pod, String container, String area, String pool) {
        return new HashMap<>(Map.of(
                "namespace",
                pod.workload().namespace(),
                "pod",
                pod.name(),
                "container",
                container,
                "job",
                pod.workload().name(),
                "instance",
                pod.address() + ":8080",
                "endpoint",
                "http",
                "area",
                area,
                "id",
                pool));
    }
}
