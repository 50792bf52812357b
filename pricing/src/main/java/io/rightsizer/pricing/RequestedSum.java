package io.rightsizer.pricing;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.pricing.RequestedTotals.Requested;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Adds up pod requests as the scheduler does: containers and sidecars of a pod run together and are summed; an init
/// container runs before them, so it counts only where it alone asks for more
/// (<https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers>).
/// Sums stop at the largest number instead of overflowing.
final class RequestedSum {

    private final Function<Recommendation, Resources> asked;
    private final ToIntFunction<Recommendation> pods;
    private long millicores;
    private long bytes;
    private long podsWithoutRequest;

    /// @param pods how many of a workload count
    RequestedSum(Function<Recommendation, Resources> asked, ToIntFunction<Recommendation> pods) {
        this.asked = asked;
        this.pods = pods;
    }

    /// What a container asks for after this run's patch: what the patch leaves alone stays.
    static Resources afterNextStep(Recommendation one) {
        var current = one.container().current();
        var next = one.nextStep();
        return next == null
                ? current
                : new Resources(after(current.requests(), next.requests()), after(current.limits(), next.limits()));
    }

    private static ResourceAmounts after(ResourceAmounts current, ResourceAmounts next) {
        return new ResourceAmounts(
                next.cpu() == null ? current.cpu() : next.cpu(),
                next.memory() == null ? current.memory() : next.memory());
    }

    /// @param containers of one workload
    void add(List<Recommendation> containers) {
        var pod = new Pod();
        containers.forEach(pod::add);
        add(pod);
    }

    private void add(Pod pod) {
        millicores = plus(millicores, times(pod.millicores.needed(), pod.replicas));
        bytes = plus(bytes, times(pod.bytes.needed(), pod.replicas));
        podsWithoutRequest += pod.lacksRequest ? pod.replicas : 0;
    }

    Requested total() {
        return new Requested(Cpu.millicores(millicores), Memory.bytes(bytes));
    }

    long podsWithoutRequest() {
        return podsWithoutRequest;
    }

    static long plus(long left, long right) {
        return left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right;
    }

    private static long times(long amount, int replicas) {
        return Math.multiplyHigh(amount, replicas) != 0 || amount * replicas < 0 ? Long.MAX_VALUE : amount * replicas;
    }

    private final class Pod {

        private final Together millicores = new Together();
        private final Together bytes = new Together();
        private int replicas;
        private boolean lacksRequest;

        void add(Recommendation one) {
            var requests = asked.apply(one).requests();
            var type = one.container().type();
            replicas = Math.max(replicas, pods.applyAsInt(one));
            lacksRequest |= type != ContainerType.INIT && (requests.cpu() == null || requests.memory() == null);
            millicores.add(type, requests.cpu() == null ? 0 : requests.cpu().millicores());
            bytes.add(type, requests.memory() == null ? 0 : requests.memory().bytes());
        }
    }

    private static final class Together {

        private long running;
        private long largestInit;

        void add(ContainerType type, long amount) {
            if (type == ContainerType.INIT) {
                largestInit = Math.max(largestInit, amount);
            } else {
                running = plus(running, amount);
            }
        }

        long needed() {
            return Math.max(running, largestInit);
        }
    }
}
