package io.rightsizer.pricing.cost;

import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Memory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the containers of one pod take of their node: the larger of request and mean usage, since a request keeps
/// others out whether used or not. An init container has ended; the largest takes what it asks for beyond all
/// the others together, which the scheduler still reserves, and the rest of them nothing.
///
/// @param of its containers by name
record PodDemand(List<OfContainer> of) {

    /// @param cpu billionths of a core
    /// @param memory bytes
    /// @param unknown what it takes of the node is unknown: it requests none and no usage was read
    record OfContainer(String name, BigInteger cpu, BigInteger memory, boolean unknown) {

        BigInteger amount(Resource resource) {
            return switch (resource) {
                case CPU -> cpu;
                case MEMORY -> memory;
            };
        }
    }

    static PodDemand of(List<Recommendation> containers) {
        var inOrder = containers.stream()
                .sorted(Comparator.comparing(
                                (Recommendation one) -> one.container().name())
                        .thenComparing(one -> one.container().type()))
                .toList();
        var cpu = amounts(inOrder, Resource.CPU);
        var memory = amounts(inOrder, Resource.MEMORY);
        var all = new ArrayList<OfContainer>();
        for (var index = 0; index < inOrder.size(); index++) {
            var one = inOrder.get(index);
            all.add(new OfContainer(one.container().name(), cpu.get(index), memory.get(index), isUnknown(one)));
        }
        return new PodDemand(List.copyOf(all));
    }

    private static List<BigInteger> amounts(List<Recommendation> containers, Resource resource) {
        var running = containers.stream()
                .filter(one -> !isInit(one))
                .map(one -> larger(one, resource))
                .reduce(BigInteger.ZERO, BigInteger::add);
        var largest = containers.stream()
                .filter(PodDemand::isInit)
                .max(Comparator.comparing(one -> requested(one, resource)))
                .map(one -> one.container().name())
                .orElse("");
        return containers.stream()
                .map(one -> isInit(one) ? beyond(running, one, largest, resource) : larger(one, resource))
                .toList();
    }

    private static BigInteger beyond(BigInteger running, Recommendation one, String largest, Resource resource) {
        return one.container().name().equals(largest)
                ? requested(one, resource).subtract(running).max(BigInteger.ZERO)
                : BigInteger.ZERO;
    }

    private static BigInteger larger(Recommendation one, Resource resource) {
        return requested(one, resource).max(used(one, resource));
    }

    private static BigInteger requested(Recommendation one, Resource resource) {
        var requests = one.container().current().requests();
        return switch (resource) {
            case CPU -> Units.of(requests.cpu() == null ? Cpu.ZERO : requests.cpu());
            case MEMORY -> Units.of(requests.memory() == null ? Memory.ZERO : requests.memory());
        };
    }

    private static BigInteger used(Recommendation one, Resource resource) {
        var usage = usage(one, resource);
        return usage.count() == 0 || !Double.isFinite(usage.mean()) || usage.mean() < 0
                ? BigInteger.ZERO
                : Units.of(usage.mean(), resource);
    }

    private static Distribution usage(Recommendation one, Resource resource) {
        var evidence = one.evidence();
        if (evidence == null) {
            return Distribution.EMPTY;
        }
        return switch (resource) {
            case CPU -> evidence.cpu();
            case MEMORY -> evidence.memory();
        };
    }

    private static boolean isUnknown(Recommendation one) {
        var requests = one.container().current().requests();
        return !isInit(one)
                && ((requests.cpu() == null && usage(one, Resource.CPU).count() == 0)
                        || (requests.memory() == null
                                && usage(one, Resource.MEMORY).count() == 0));
    }

    private static boolean isInit(Recommendation one) {
        return one.container().type() == ContainerType.INIT;
    }
}
