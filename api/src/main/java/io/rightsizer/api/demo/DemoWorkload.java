package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A workload with a story.
///
/// @param containers as they are set since the machines were restarted
/// @param earlier as they were before
/// @param autoscaling the HorizontalPodAutoscaler on its CPU; absent when its size is fixed
record DemoWorkload(
        String namespace,
        WorkloadKind kind,
        String name,
        PodPlan plan,
        List<DemoContainer> containers,
        List<DemoContainer> earlier,
        AutoscaledLoad.@Nullable Autoscaling autoscaling) {

    DemoWorkload {
        containers = List.copyOf(containers);
        earlier = List.copyOf(earlier);
    }

    static DemoWorkload of(
            String namespace, WorkloadKind kind, String name, PodPlan plan, DemoContainer... containers) {
        return new DemoWorkload(namespace, kind, name, plan, List.of(containers), List.of(containers), null);
    }

    static DemoWorkload deployment(String namespace, String name, PodPlan plan, DemoContainer... containers) {
        return of(namespace, WorkloadKind.DEPLOYMENT, name, plan, containers);
    }

    DemoWorkload scaledBy(AutoscaledLoad.Autoscaling settings) {
        return new DemoWorkload(namespace, kind, name, plan, containers, earlier, settings);
    }

    /// With another version of its containers until the machines were restarted.
    DemoWorkload before(UnaryOperator<DemoContainer> version) {
        var versions = containers.stream().map(version).toList();
        return new DemoWorkload(namespace, kind, name, plan, containers, versions, autoscaling);
    }

    /// The containers of one of its pods.
    List<DemoContainer> containersOf(PodPlan.Life life) {
        return life.isEarlier() ? earlier : containers;
    }

    /// The pods of one owner.
    PodPlan planOf(Owner owner) {
        return new PodPlan(plan.lives().stream()
                .filter(life -> ownerOf(life).equals(owner))
                .toList());
    }

    /// What the pods of a generation are owned by: the workload itself, or the ReplicaSet or Job in between.
    Owner ownerOf(PodPlan.Life life) {
        return switch (kind.name()) {
            case "Deployment", "Rollout" -> new Owner("ReplicaSet", name + "-" + templateHash(life));
            case "CronJob" -> new Owner("Job", name + "-" + life.from() / 60);
            case "Pod" -> new Owner("", "");
            default -> new Owner(kind.name(), name);
        };
    }

    String podName(PodPlan.Life life) {
        var suffix = Dice.letters(
                Dice.seed("pod", namespace, name, life.ordinal() + "/" + life.generation() + "/" + life.from()), 5);
        return switch (kind.name()) {
            case "StatefulSet", "StrimziPodSet" -> name + "-" + life.ordinal();
            case "Pod" -> name;
            default -> ownerOf(life).name() + "-" + suffix;
        };
    }

    /// Its pods have a volume each, which only one node can mount at a time.
    boolean keepsData() {
        return List.of("StatefulSet", "StrimziPodSet").contains(kind.name());
    }

    /// Of a pod; init containers have ended when the others start, and ask for less here.
    double requestedCores() {
        return requests()
                .mapToDouble(
                        amounts -> amounts.cpu() == null ? 0 : amounts.cpu().cores())
                .sum();
    }

    /// Of a pod, as [#requestedCores()].
    double requestedBytes() {
        return requests()
                .mapToDouble(amounts ->
                        amounts.memory() == null ? 0 : amounts.memory().bytes())
                .sum();
    }

    private Stream<ResourceAmounts> requests() {
        return containers.stream()
                .filter(container -> container.type() != ContainerType.INIT)
                .map(container -> container.resources().requests());
    }

    private String templateHash(PodPlan.Life life) {
        var version = containersOf(life).equals(containers) ? life.generation() : life.generation() - 1;
        return Dice.letters(Dice.seed("template", namespace, name, Integer.toString(version)), 10);
    }

    /// Both empty for a bare pod.
    record Owner(String kind, String name) {}
}
