package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What containers tell of their memory managers. A scrape that names only the pod speaks for its container when the
/// pod has one app container. The pools of a JVM are added up; the sum of each pool's peak is at least the peak of
/// the sum, so it errs to the safe side.
final class Runtimes {

    private static final Set<String> OF_ONE_POOL = Set.of("__name__", "area", "id", "pool");

    private final Map<RuntimeMetric, Map<ContainerKey, Double>> told = new EnumMap<>(RuntimeMetric.class);

    /// JVMs are looked for first; where there are none, nothing more is asked about them.
    static Runtimes read(KubeFacts facts) throws IOException {
        var all = new Runtimes();
        for (var metric : RuntimeMetric.values()) {
            if (metric.form() != RuntimeMetric.Form.PEAK || all.sawJvm()) {
                all.told.put(metric, added(facts.told(metric)));
            }
        }
        return all;
    }

    private boolean sawJvm() {
        return told.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isOfJvm() && !entry.getValue().isEmpty());
    }

    /// Sums over pools; of a container that two jobs scrape, the larger sum. A pool without a maximum tells -1.
    private static Map<ContainerKey, Double> added(List<Fact> facts) {
        var byTarget = new HashMap<ContainerKey, Map<Map<String, String>, Double>>();
        for (var fact : facts) {
            var target = new TreeMap<>(fact.labels().map());
            target.keySet().removeAll(OF_ONE_POOL);
            var value = Plausible.isAmount(fact.value()) ? fact.value() : 0;
            byTarget.computeIfAbsent(fact.container(), _ -> new HashMap<>()).merge(target, value, Double::sum);
        }
        var sums = new HashMap<ContainerKey, Double>();
        byTarget.forEach(
                (container, targets) -> targets.values().forEach(sum -> sums.merge(container, sum, Math::max)));
        return sums;
    }

    /// The runtime of a container, told by any of its replicas, each amount as the largest of them tells it.
    ///
    /// @param replicas the container in each pod that declares it
    ManagedRuntime of(List<ContainerKey> replicas, boolean onlyAppContainer) {
        var ofPods = onlyAppContainer
                ? replicas.stream().map(key -> new ContainerKey(key.pod(), ""))
                : Stream.<ContainerKey>empty();
        return new Told(Stream.concat(replicas.stream(), ofPods).toList()).runtime();
    }

    /// What is told under some names for one container.
    private final class Told {

        private final List<ContainerKey> keys;

        private Told(List<ContainerKey> keys) {
            this.keys = keys;
        }

        private ManagedRuntime runtime() {
            if (Stream.of(RuntimeMetric.values()).anyMatch(metric -> metric.isOfJvm() && isTold(metric))) {
                return jvm();
            }
            if (isTold(RuntimeMetric.GO_MEMORY_LIMIT)) {
                return new ManagedRuntime.Go(amount(RuntimeMetric.GO_MEMORY_LIMIT));
            }
            return isTold(RuntimeMetric.NODE_HEAP) || isTold(RuntimeMetric.NODE_HEAP_LIMIT)
                    ? new ManagedRuntime.NodeJs(amount(RuntimeMetric.NODE_HEAP_LIMIT))
                    : ManagedRuntime.UNKNOWN;
        }

        private ManagedRuntime.Jvm jvm() {
            var heapMax = amount(RuntimeMetric.HEAP_MAX, RuntimeMetric.HEAP_MAX_OLD_CLIENT);
            return new ManagedRuntime.Jvm(
                    heapMax,
                    liveSet(heapMax),
                    amount(RuntimeMetric.NON_HEAP, RuntimeMetric.NON_HEAP_OLD_CLIENT),
                    amount(RuntimeMetric.BUFFERS, RuntimeMetric.BUFFERS_CLIENT),
                    (int) Math.min(
                            most(RuntimeMetric.THREADS, RuntimeMetric.THREADS_CLIENT)
                                    .orElse(0),
                            1_000_000));
        }

        /// Micrometer tells a share of the old generation, whose maximum is at most that of the heap.
        private @Nullable Memory liveSet(@Nullable Memory heapMax) {
            var bytes = amount(RuntimeMetric.LIVE_DATA, RuntimeMetric.LIVE_POOLS);
            var share = most(RuntimeMetric.LIVE_SHARE, RuntimeMetric.LIVE_SHARE_NEW_NAME);
            return bytes != null || heapMax == null || share.isEmpty() || share.getAsDouble() > 1
                    ? bytes
                    : orAbsent(share.getAsDouble() * heapMax.bytes());
        }

        private @Nullable Memory amount(RuntimeMetric... metrics) {
            return orAbsent(most(metrics).orElse(0));
        }

        /// Zero means that the process has nothing to tell yet, or that no limit is set.
        private static @Nullable Memory orAbsent(double bytes) {
            return bytes > 0 ? Memory.ceilOfBytes(bytes) : null;
        }

        private boolean isTold(RuntimeMetric metric) {
            return most(metric).isPresent();
        }

        private OptionalDouble most(RuntimeMetric... metrics) {
            return Stream.of(metrics)
                    .map(metric -> told.getOrDefault(metric, Map.of()))
                    .flatMap(values -> keys.stream().map(values::get))
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .max();
        }
    }
}
