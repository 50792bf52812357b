package io.rightsizer.api.demo;

import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A workload of the simulated cluster as people write it down.
final class DemoManifest {

    private final StringBuilder text = new StringBuilder();
    private final DemoWorkload workload;
    private final Set<String> injected;

    private DemoManifest(DemoWorkload workload, Set<String> injected) {
        this.workload = workload;
        this.injected = injected;
    }

    /// The whole manifest, without containers that are injected.
    static String of(DemoWorkload workload, Set<String> injected) {
        return new DemoManifest(workload, injected).manifest();
    }

    /// A patch that sets its resources.
    static String resources(DemoWorkload workload, Set<String> injected) {
        return new DemoManifest(workload, injected).patch();
    }

    private String manifest() {
        head();
        switch (workload.kind().name()) {
            case "CronJob" -> cronJob();
            case "DaemonSet" -> template("  ", false);
            case "StatefulSet" -> {
                line("  serviceName: " + workload.name());
                template("  ", true);
            }
            default -> template("  ", true);
        }
        if (workload.autoscaling() != null) {
            autoscaler(workload.autoscaling());
        }
        return text.toString();
    }

    private String patch() {
        head();
        line("  template:");
        line("    spec:");
        line("      containers:");
        own(ContainerType.APP).forEach(container -> {
            line("        - name: " + container.name());
            resources(container, "          ");
        });
        return text.toString();
    }

    private void head() {
        line("apiVersion: " + apiVersion());
        line("kind: " + workload.kind().name());
        line("metadata:");
        line("  name: " + workload.name());
        line("  labels:");
        line("    team: " + DemoCluster.teamOf(workload.namespace()));
        line("spec:");
    }

    private String apiVersion() {
        return switch (workload.kind().name()) {
            case "CronJob" -> "batch/v1";
            case "Rollout" -> "argoproj.io/v1alpha1";
            default -> "apps/v1";
        };
    }

    private void cronJob() {
        line("  schedule: \"0 2 * * *\"");
        line("  jobTemplate:");
        line("    spec:");
        podTemplate("      ", "Never");
    }

    private void template(String indent, boolean replicas) {
        if (replicas && workload.autoscaling() == null) {
            line(indent + "replicas: " + replicas());
        }
        line(indent + "selector:");
        line(indent + "  matchLabels:");
        line(indent + "    app: " + workload.name());
        podTemplate(indent, "");
    }

    private long replicas() {
        return workload.plan().lives().stream()
                .filter(life -> life.to() >= DemoCluster.END_SECOND)
                .count();
    }

    private void podTemplate(String indent, String restartPolicy) {
        line(indent + "template:");
        line(indent + "  metadata:");
        line(indent + "    labels:");
        line(indent + "      app: " + workload.name());
        line(indent + "      team: " + DemoCluster.teamOf(workload.namespace()));
        line(indent + "  spec:");
        if (!restartPolicy.isEmpty()) {
            line(indent + "    restartPolicy: " + restartPolicy);
        }
        containers(indent + "    ", "initContainers", before());
        containers(indent + "    ", "containers", own(ContainerType.APP));
    }

    private List<DemoContainer> before() {
        return workload.containers().stream()
                .filter(one -> one.type() != ContainerType.APP)
                .toList();
    }

    private List<DemoContainer> own(ContainerType type) {
        return workload.containers().stream()
                .filter(one -> one.type() == type && !injected.contains(one.name()))
                .toList();
    }

    private void containers(String indent, String list, List<DemoContainer> containers) {
        if (containers.isEmpty()) {
            return;
        }
        line(indent + list + ":");
        for (var container : containers) {
            line(indent + "  - name: " + container.name());
            line(indent + "    image: " + container.image());
            if (container.type() == ContainerType.SIDECAR) {
                line(indent + "    restartPolicy: Always");
            }
            resources(container, indent + "    ");
        }
    }

    private void resources(DemoContainer container, String indent) {
        var requests = container.resources().requests();
        var limits = container.resources().limits();
        if (isSet(requests) || isSet(limits)) {
            line(indent + "resources:");
            amounts(indent, "requests", requests);
            amounts(indent, "limits", limits);
        }
    }

    private static boolean isSet(ResourceAmounts amounts) {
        return amounts.cpu() != null || amounts.memory() != null;
    }

    private void amounts(String indent, String section, ResourceAmounts amounts) {
        if (isSet(amounts)) {
            line(indent + "  " + section + ":");
            amount(indent, "cpu", amounts.cpu());
            amount(indent, "memory", amounts.memory());
        }
    }

    private void amount(String indent, String resource, @Nullable Object amount) {
        if (amount != null) {
            var quantity = amount.toString();
            var quoted = quantity.chars().allMatch(Character::isDigit) ? "\"" + quantity + "\"" : quantity;
            line(indent + "    " + resource + ": " + quoted);
        }
    }

    private void autoscaler(AutoscaledLoad.Autoscaling scaling) {
        line("---");
        line("apiVersion: autoscaling/v2");
        line("kind: HorizontalPodAutoscaler");
        line("metadata:");
        line("  name: " + workload.name());
        line("spec:");
        line("  scaleTargetRef:");
        line("    apiVersion: " + apiVersion());
        line("    kind: " + workload.kind().name());
        line("    name: " + workload.name());
        line("  minReplicas: " + scaling.min());
        line("  maxReplicas: " + scaling.max());
        line("  metrics:");
        line("    - type: Resource");
        line("      resource:");
        line("        name: cpu");
        line("        target:");
        line("          type: Utilization");
        line("          averageUtilization: " + scaling.targetPercent());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
