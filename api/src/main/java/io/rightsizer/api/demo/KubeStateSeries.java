package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/// The series kube-state-metrics exports about pods, their owners and their containers.
final class KubeStateSeries {

    private final KubeStateSink sink;

    KubeStateSeries(Consumer<DemoSeries> sink) {
        this.sink = new KubeStateSink(sink);
    }

    void add(DemoWorkload workload, List<DemoPod> pods) {
        pods.forEach(this::addPod);
        addClaims(workload, pods);
        addOwners(workload);
        addReplicas(workload);
        addAutoscaler(workload);
    }

    private void addPod(DemoPod pod) {
        var times = KubeStateSink.times(pod.life().from(), pod.life().deletedAt());
        var owner = pod.workload().ownerOf(pod.life());
        var base = podLabels(pod);
        sink.fact(
                "kube_pod_info",
                with(
                        base,
                        "node",
                        pod.node().name(),
                        "host_ip",
                        pod.node().address(),
                        "pod_ip",
                        pod.address(),
                        "created_by_kind",
                        owner.kind(),
                        "created_by_name",
                        owner.name()),
                times);
        var controller = owner.kind().isEmpty() ? "" : "true";
        sink.fact(
                "kube_pod_owner",
                with(base, "owner_kind", owner.kind(), "owner_name", owner.name(), "owner_is_controller", controller),
                times);
        sink.fact(
                "kube_pod_labels",
                with(
                        base,
                        "label_app",
                        pod.workload().name(),
                        "label_team",
                        DemoCluster.teamOf(pod.workload().namespace())),
                times);
        addPhases(pod, base, times);
        if (pod.workload().keepsData()) {
            addVolume(pod, base, times);
        }
        pod.containers().forEach(history -> addContainer(pod, history, base, times));
    }

    private void addPhases(DemoPod pod, Map<String, String> base, ScrapeTimes times) {
        var life = pod.life();
        LongPredicate runs = second -> second < life.to();
        sink.value(
                "kube_pod_status_phase",
                with(base, "phase", "Running"),
                times,
                Values.gauge(second -> runs.test(second) ? 1 : 0));
        sink.value(
                "kube_pod_status_phase",
                with(base, "phase", "Succeeded"),
                times,
                Values.gauge(second -> runs.test(second) ? 0 : 1));
        for (var phase : List.of("Pending", "Failed", "Unknown")) {
            sink.value("kube_pod_status_phase", with(base, "phase", phase), times, Values.constant(0));
        }
    }

    private void addVolume(DemoPod pod, Map<String, String> base, ScrapeTimes times) {
        sink.fact(
                "kube_pod_spec_volumes_persistentvolumeclaims_info",
                with(base, "volume", "data", "persistentvolumeclaim", claimOf(pod)),
                times);
    }

    /// Claims outlive their pods.
    private void addClaims(DemoWorkload workload, List<DemoPod> pods) {
        if (!workload.keepsData()) {
            return;
        }
        pods.stream().map(KubeStateSeries::claimOf).distinct().forEach(claim -> {
            var labels = Map.of(
                    "namespace", workload.namespace(), "persistentvolumeclaim", claim, "access_mode", "ReadWriteOnce");
            sink.fact("kube_persistentvolumeclaim_access_mode", labels, lifetime(workload));
        });
    }

    private static String claimOf(DemoPod pod) {
        return "data-" + pod.name();
    }

    private static ScrapeTimes lifetime(DemoWorkload workload) {
        var plan = workload.plan();
        return KubeStateSink.times(plan.lives().getFirst().from(), plan.end());
    }

    private void addContainer(
            DemoPod pod, DemoPod.ContainerHistory history, Map<String, String> base, ScrapeTimes times) {
        var container = history.container();
        var init = container.type() == ContainerType.APP ? "" : "init_";
        var named = with(base, "container", container.name());
        sink.fact(
                "kube_pod_" + init + "container_info",
                with(
                        named,
                        "image",
                        container.image(),
                        "image_spec",
                        container.image(),
                        "restart_policy",
                        container.type() == ContainerType.SIDECAR ? "Always" : ""),
                times);
        var placed = with(named, "node", pod.node().name());
        addAmounts(
                "kube_pod_" + init + "container_resource_requests",
                placed,
                container.resources().requests(),
                times);
        addAmounts(
                "kube_pod_" + init + "container_resource_limits",
                placed,
                container.resources().limits(),
                times);
        sink.value(
                "kube_pod_" + init + "container_status_restarts_total",
                named,
                times,
                Values.gauge(history::restartsBefore));
        addLastTermination(init, history, named, pod.life());
    }

    /// Appears with the first restart and stays.
    private void addLastTermination(
            String init, DemoPod.ContainerHistory history, Map<String, String> named, PodPlan.Life life) {
        if (history.runs().size() > 1) {
            var first = history.runs().getFirst();
            sink.fact(
                    "kube_pod_" + init + "container_status_last_terminated_reason",
                    with(named, "reason", first.endedBy()),
                    KubeStateSink.times(first.to(), life.deletedAt()));
        }
    }

    private void addAmounts(String metric, Map<String, String> labels, ResourceAmounts amounts, ScrapeTimes times) {
        var cpu = amounts.cpu();
        if (cpu != null) {
            sink.value(metric, with(labels, "resource", "cpu", "unit", "core"), times, Values.constant(cpu.cores()));
        }
        var memory = amounts.memory();
        if (memory != null) {
            var bytes = Values.constant((double) memory.bytes());
            sink.value(metric, with(labels, "resource", "memory", "unit", "byte"), times, bytes);
        }
    }

    /// ReplicaSets outlive their pods (`revisionHistoryLimit`), jobs are deleted with theirs.
    private void addOwners(DemoWorkload workload) {
        var between = new LinkedHashSet<String>();
        for (var life : workload.plan().lives()) {
            var owner = workload.ownerOf(life);
            if (!between.add(owner.name())) {
                continue;
            }
            switch (owner.kind()) {
                case "ReplicaSet" -> addReplicaSet(workload, life, owner);
                case "Job" -> addJobOwner(workload, life, owner.name());
                default -> {}
            }
        }
    }

    private void addReplicaSet(DemoWorkload workload, PodPlan.Life first, DemoWorkload.Owner replicaSet) {
        var base = Map.of("namespace", workload.namespace(), "replicaset", replicaSet.name());
        var times = KubeStateSink.times(first.from(), workload.plan().end());
        sink.fact("kube_replicaset_owner", ownedBy(workload, base), times);
        sink.value("kube_replicaset_created", base, times, Values.constant((double) first.from()));
        sink.value("kube_replicaset_spec_replicas", base, times, Values.gauge(workload.planOf(replicaSet)::replicasAt));
    }

    private void addJobOwner(DemoWorkload workload, PodPlan.Life life, String job) {
        var base = Map.of("namespace", workload.namespace(), "job_name", job);
        var owned = workload.kind().name().equals("CronJob") ? ownedBy(workload, base) : base;
        sink.fact("kube_job_owner", owned, KubeStateSink.times(life.from(), life.deletedAt()));
    }

    private static Map<String, String> ownedBy(DemoWorkload workload, Map<String, String> base) {
        return with(
                base,
                "owner_kind",
                workload.kind().name(),
                "owner_name",
                workload.name(),
                "owner_is_controller",
                "true");
    }

    private void addReplicas(DemoWorkload workload) {
        var base = Map.of("namespace", workload.namespace());
        var wanted = Values.gauge(workload.plan()::replicasAt);
        var times = lifetime(workload);
        switch (workload.kind().name()) {
            case "Deployment" ->
                sink.value("kube_deployment_spec_replicas", with(base, "deployment", workload.name()), times, wanted);
            case "StatefulSet" ->
                sink.value("kube_statefulset_replicas", with(base, "statefulset", workload.name()), times, wanted);
            case "DaemonSet" ->
                sink.value(
                        "kube_daemonset_status_desired_number_scheduled",
                        with(base, "daemonset", workload.name()),
                        times,
                        wanted);
            default -> {}
        }
    }

    private void addAutoscaler(DemoWorkload workload) {
        var autoscaling = workload.autoscaling();
        if (autoscaling == null) {
            return;
        }
        var prefix = "kube_horizontalpodautoscaler_";
        var base = Map.of("namespace", workload.namespace(), "horizontalpodautoscaler", workload.name());
        var always = KubeStateSink.times(PodPlan.FIRST, PodPlan.AFTER);
        sink.fact(
                prefix + "info",
                with(
                        base,
                        "scaletargetref_api_version",
                        "apps/v1",
                        "scaletargetref_kind",
                        workload.kind().name(),
                        "scaletargetref_name",
                        workload.name()),
                always);
        sink.value(prefix + "spec_min_replicas", base, always, Values.constant(autoscaling.min()));
        sink.value(prefix + "spec_max_replicas", base, always, Values.constant(autoscaling.max()));
        sink.value(
                prefix + "spec_target_metric",
                with(base, "metric_name", "cpu", "metric_target_type", "utilization"),
                always,
                Values.constant(autoscaling.targetPercent()));
        sink.value(prefix + "status_current_replicas", base, always, Values.gauge(workload.plan()::replicasAt));
    }

    private static Map<String, String> podLabels(DemoPod pod) {
        return Map.of("namespace", pod.workload().namespace(), "pod", pod.name(), "uid", pod.uid());
    }

    private static Map<String, String> with(Map<String, String> base, String... pairs) {
        var labels = new HashMap<>(base);
        for (int index = 0; index < pairs.length; index += 2) {
            labels.put(pairs[index], pairs[index + 1]);
        }
        return labels;
    }
}
