package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.usage.Collected;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.usage.UsageHistory;
import io.rightsizer.analyzer.workload.Autoscaler;
import io.rightsizer.analyzer.workload.Autoscaler.Resource;
import io.rightsizer.analyzer.workload.Autoscaler.Target;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Demands;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.NamespaceRules;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.Workload;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One container to recommend for, told in the words of a test. The default is a pod that uses a steady 200m and
/// 400Mi for two weeks, for which `split` proposes requests of 200m and 400Mi and a memory limit of 440Mi.
final class Scenario {

    private UsageHistory history = Histories.steady(0.2, 400);
    private Resources current = resources("300m", "600Mi", null, "700Mi");
    private String name = "web";
    private ContainerType type = ContainerType.APP;
    private ManagedRuntime runtime = ManagedRuntime.UNKNOWN;
    private Demands demands = Demands.NONE;
    private final List<Container> siblings = new ArrayList<>();
    private WorkloadKind kind = WorkloadKind.DEPLOYMENT;
    private @Nullable Autoscaler autoscaler;
    private final List<Container> others = new ArrayList<>();
    private int replicas = 2;
    private int healthyPods;
    private NamespaceRules rules = NamespaceRules.NONE;
    private ResourceAmounts node = ResourceAmounts.NONE;
    private SizingSettings settings = new SizingSettings("split", PolicySettings.DEFAULTS, GuardrailSettings.DEFAULTS);

    static Resources resources(
            @Nullable String cpu, @Nullable String memory, @Nullable String cpuLimit, @Nullable String memoryLimit) {
        return new Resources(amounts(cpu, memory), amounts(cpuLimit, memoryLimit));
    }

    static ResourceAmounts amounts(@Nullable String cpu, @Nullable String memory) {
        return new ResourceAmounts(cpu == null ? null : Cpu.parse(cpu), memory == null ? null : Memory.parse(memory));
    }

    Scenario using(UsageHistory newHistory) {
        history = newHistory;
        return this;
    }

    Scenario using(double cores, double mebibytes) {
        return using(Histories.steady(cores, mebibytes));
    }

    Scenario set(
            @Nullable String cpu, @Nullable String memory, @Nullable String cpuLimit, @Nullable String memoryLimit) {
        return set(resources(cpu, memory, cpuLimit, memoryLimit));
    }

    Scenario set(Resources newCurrent) {
        current = newCurrent;
        return this;
    }

    Scenario oomKilled(long count) {
        return withSignals(history.throttling(), new OomKills(count, true), history.restarts(), history.partial());
    }

    Scenario throttled(double share) {
        return withSignals(
                new Throttling(1000, share * 1000), history.oomKills(), history.restarts(), history.partial());
    }

    Scenario restarted(long count) {
        return withSignals(history.throttling(), history.oomKills(), count, history.partial());
    }

    Scenario partial() {
        return withSignals(history.throttling(), history.oomKills(), history.restarts(), true);
    }

    private Scenario withSignals(Throttling throttling, OomKills oomKills, long restarts, boolean partial) {
        return using(new UsageHistory(
                history.window(), history.pods(), throttling, oomKills, restarts, Duration.ofMinutes(5), partial));
    }

    Scenario named(String newName) {
        name = newName;
        return this;
    }

    Scenario type(ContainerType newType) {
        type = newType;
        return this;
    }

    Scenario runningAJvm() {
        return running(ManagedRuntime.Jvm.SILENT);
    }

    Scenario running(ManagedRuntime newRuntime) {
        runtime = newRuntime;
        return this;
    }

    Scenario demanding(Demands newDemands) {
        demands = newDemands;
        return this;
    }

    /// A container that runs beside the one to recommend for.
    Scenario beside(Container sibling) {
        siblings.add(sibling);
        return this;
    }

    Scenario kind(WorkloadKind newKind) {
        kind = newKind;
        return this;
    }

    Scenario autoscaledOn(boolean cpu, boolean memory) {
        var targets = new ArrayList<Target>();
        if (cpu) {
            targets.add(new Target.Utilization(Resource.CPU, 80));
        }
        if (memory) {
            targets.add(new Target.Utilization(Resource.MEMORY, 80));
        }
        targets.add(new Target.Other("queue_length"));
        return autoscaledBy(new Autoscaler("web", 1, 10, targets, Autoscaler.Origin.MANIFEST));
    }

    Scenario autoscaledBy(Autoscaler newAutoscaler) {
        autoscaler = newAutoscaler;
        return this;
    }

    /// Another container in the same pods.
    Scenario beside(String other) {
        others.add(Container.of(other, ContainerType.APP, resources("50m", "64Mi", null, null)));
        return this;
    }

    Scenario replicas(int newReplicas) {
        replicas = newReplicas;
        return this;
    }

    /// What a PodDisruptionBudget wants.
    Scenario wantingHealthy(int pods) {
        healthyPods = pods;
        return this;
    }

    Scenario under(NamespaceRules newRules) {
        rules = newRules;
        return this;
    }

    Scenario onNodesOf(String cpu, String memory) {
        node = amounts(cpu, memory);
        return this;
    }

    Scenario sizedBy(SizingSettings newSettings) {
        settings = newSettings;
        return this;
    }

    Resources current() {
        return current;
    }

    Recommendation recommend() {
        var container = new Container(name, type, current, runtime);
        var id = new WorkloadId("", "shop", kind, "web");
        var containers = Stream.of(List.of(container), siblings, others)
                .flatMap(List::stream)
                .toList();
        var workload = new Workload(id, replicas, Map.of(), containers, autoscaler, rules, node, demands, healthyPods);
        return new Recommender().recommend(new Collected.Observed(workload, container, history), _ -> settings);
    }
}
