package io.rightsizer.patches.check;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.change.PodTemplate;
import io.rightsizer.patches.render.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The pods a manifest makes.
///
/// @param containers init containers first, each list in its order
record Pod(Map<?, ?> spec, List<PodContainer> containers) {

    static Pod of(Manifest manifest, PodTemplate template) {
        var spec = Tree.map(Tree.at(manifest.content(), template.path()));
        return new Pod(
                spec,
                Stream.of("initContainers", "containers")
                        .flatMap(list -> Tree.list(spec.get(list)).stream()
                                .map(container -> new PodContainer(list, Tree.map(container))))
                        .toList());
    }

    Optional<PodContainer> container(String name) {
        return containers.stream()
                .filter(container -> Tree.textAt(container.content(), "name").equals(name))
                .findFirst();
    }

    /// What containers that run as long as the pod ask for together.
    Amount running(Leaf leaf) {
        return containers.stream()
                .filter(PodContainer::runsWithThePod)
                .map(container -> container.effective(leaf).orElse(Amount.none(leaf.resource())))
                .reduce(Amount.none(leaf.resource()), Amount::plus);
    }

    /// What the scheduler counts: the containers that run together, or an init container and the sidecars that were
    /// started before it, if that is more
    ///
    ///
    // (<https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers>).
    Amount effective(Leaf leaf) {
        return Amount.max(running(leaf), startingUp(leaf));
    }

    private Amount startingUp(Leaf leaf) {
        var sidecars = Amount.none(leaf.resource());
        var most = sidecars;
        for (var container : containers) {
            var amount = container.effective(leaf).orElse(Amount.none(leaf.resource()));
            if (container.type() == ContainerType.SIDECAR) {
                sidecars = sidecars.plus(amount);
            } else if (container.type() == ContainerType.INIT) {
                most = Amount.max(most, sidecars.plus(amount));
            }
        }
        return most;
    }
}
