package io.rightsizer.analyzer.workload;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The class Kubernetes gives a pod by its containers' requests and limits; it decides who is evicted first when a
/// node runs out of memory. Rules: <https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/>.
public enum QosClass {
    /// Every container has CPU and memory limits, and requests equal to them.
    GUARANTEED("Guaranteed"),
    /// At least one container requests or limits something.
    BURSTABLE("Burstable"),
    /// No container requests or limits anything.
    BEST_EFFORT("BestEffort");

    private final String label;

    QosClass(String label) {
        this.label = label;
    }

    /// The class of a pod with these containers, init containers included.
    public static QosClass of(List<Resources> containers) {
        if (containers.stream().noneMatch(one -> asks(one.requests()) || asks(one.limits()))) {
            return BEST_EFFORT;
        }
        return containers.stream().allMatch(QosClass::isGuaranteed) ? GUARANTEED : BURSTABLE;
    }

    private static boolean isGuaranteed(Resources resources) {
        var requests = resources.requests();
        var limits = resources.limits();
        return isHeld(requests.cpu(), limits.cpu()) && isHeld(requests.memory(), limits.memory());
    }

    /// A container with a limit and no request requests its limit.
    private static boolean isHeld(@Nullable Object request, @Nullable Object limit) {
        return isSet(limit) && (request == null || request.equals(limit));
    }

    private static boolean isSet(@Nullable Object amount) {
        return amount != null && !amount.equals(Cpu.ZERO) && !amount.equals(Memory.ZERO);
    }

    private static boolean asks(ResourceAmounts amounts) {
        return isSet(amounts.cpu()) || isSet(amounts.memory());
    }

    /// As Kubernetes writes it.
    @Override
    public String toString() {
        return label;
    }
}
