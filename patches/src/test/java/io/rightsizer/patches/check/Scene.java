package io.rightsizer.patches.check;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Evidence;
import io.rightsizer.analyzer.recommendation.Evidence.Distribution;
import io.rightsizer.analyzer.recommendation.Reasoning;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.usage.Coverage;
import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.OomKills;
import io.rightsizer.analyzer.usage.Throttling;
import io.rightsizer.analyzer.workload.ClusterState;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Cpu;
import io.rightsizer.analyzer.workload.Criticality;
import io.rightsizer.analyzer.workload.ManagedRuntime;
import io.rightsizer.analyzer.workload.Memory;
import io.rightsizer.analyzer.workload.ResourceAmounts;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A workload of namespace `shop` as a root renders it, and what a run wants of it. The first document is the
/// workload, the others are the rest of the root. Amounts are written `cpu request/memory request/cpu limit/memory
/// limit`, `-` is absent.
final class Scene {

    private final String before;
    private String after;
    private final List<Recommendation> recommendations = new ArrayList<>();
    private ClusterState state = ClusterState.NONE;
    private final List<Recommendation> others = new ArrayList<>();

    private Scene(String before) {
        this.before = before;
        this.after = before;
    }

    static Scene of(String yaml) {
        return new Scene(yaml);
    }

    /// A Deployment with the one container `web`, on one line each.
    static Scene web(String resources) {
        return web(resources, "");
    }

    /// @param fields of the container, in flow style
    static Scene web(String resources, String fields) {
        return of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: shop}
                spec:
                  replicas: 3
                  template:
                    spec:
                      containers: [{name: web, image: "web:1", %s resources: %s}]
                """.formatted(fields, resources));
    }

    /// More objects of the root.
    Scene and(String yaml) {
        var scene = new Scene(before + "---\n" + yaml);
        scene.recommendations.addAll(recommendations);
        return scene.rendered(after + "---\n" + yaml).in(state);
    }

    /// The manifests after the change, by replacing text.
    Scene replaced(String text, String by) {
        if (!after.contains(text)) {
            throw new IllegalArgumentException("nowhere: " + text);
        }
        return rendered(after.replace(text, by));
    }

    Scene rendered(String yaml) {
        after = yaml;
        return this;
    }

    Scene in(ClusterState newState) {
        state = newState;
        return this;
    }

    Scene wants(Recommendation recommendation) {
        recommendations.add(recommendation);
        return this;
    }

    /// Of other workloads.
    Scene beside(Recommendation recommendation) {
        others.add(recommendation);
        return this;
    }

    Scene wants(String container, String now, String next) {
        return wants(recommendation(container, now, next));
    }

    Recommendation recommendation(String container, String now, String next) {
        var template = manifests(before).getFirst();
        var kind = new WorkloadKind(template.id().kind());
        var id = new WorkloadId("", "shop", kind, template.id().name());
        return recommendation(id, container, now, next);
    }

    static Recommendation recommendation(WorkloadId id, String container, String now, String next) {
        return new Recommendation(
                id,
                3,
                Container.of(container, ContainerType.APP, resources(now)),
                resources(next),
                resources(next),
                new Verdict.Resize(),
                List.of(),
                "p99 of 14 days",
                null);
    }

    static Recommendation coded(Recommendation like, Code... codes) {
        return with(like, like.replicas(), like.container(), List.of(codes), like.evidence(), like.autoscaler());
    }

    static Recommendation replicas(Recommendation like, int replicas) {
        return with(like, replicas, like.container(), like.codes(), like.evidence(), like.autoscaler());
    }

    static Recommendation running(Recommendation like, ManagedRuntime runtime) {
        var container = like.container();
        var running = new Container(container.name(), container.type(), container.current(), runtime);
        return with(like, like.replicas(), running, like.codes(), like.evidence(), like.autoscaler());
    }

    static Recommendation typed(Recommendation like, ContainerType type) {
        var typed = Container.of(like.container().name(), type, like.container().current());
        return with(like, like.replicas(), typed, like.codes(), like.evidence(), like.autoscaler());
    }

    static Recommendation targeting(Recommendation like, AutoscalerTarget target) {
        return with(like, like.replicas(), like.container(), like.codes(), like.evidence(), target);
    }

    /// Of which that much memory was used at most.
    static Recommendation peaking(Recommendation like, String memory, OomKills kills) {
        var most = Memory.parse(memory).bytes();
        var evidence = new Evidence(
                "calibrated",
                HistoryWindow.endingAt(Instant.parse("2026-11-18T00:00:00Z"), Duration.ofDays(14)),
                Duration.ofMinutes(5),
                3,
                1000,
                new Coverage(4032, 4032, Duration.ofDays(14)),
                Distribution.EMPTY,
                new Distribution(4032, most, most, most, most, most, most, most),
                0,
                Throttling.NONE,
                kills,
                0,
                null,
                Reasoning.NONE,
                Evidence.Plot.EMPTY);
        return with(like, like.replicas(), like.container(), like.codes(), evidence, like.autoscaler());
    }

    private static Recommendation with(
            Recommendation like,
            int replicas,
            Container container,
            List<Code> codes,
            @Nullable Evidence evidence,
            @Nullable AutoscalerTarget target) {
        return new Recommendation(
                like.workload(),
                replicas,
                container,
                like.recommended(),
                like.nextStep(),
                like.verdict(),
                codes,
                like.explanation(),
                evidence,
                Criticality.STANDARD,
                target);
    }

    /// `BLOCK: sentence` for each result of the rule.
    List<String> told(CheckCode code) {
        return all().stream()
                .filter(result -> result.code() == code)
                .map(result -> result.level() + ": " + result.text())
                .toList();
    }

    List<CheckResult> all() {
        var root = manifests(after);
        var change = WorkloadChange.of(recommendations).getFirst();
        var run = new ArrayList<>(recommendations);
        run.addAll(others);
        return Checks.of(new Checked(
                change,
                manifests(before).getFirst(),
                root.getFirst(),
                root,
                new Live(state, run),
                CheckSettings.DEFAULTS));
    }

    private static List<Manifest> manifests(String yaml) {
        var documents =
                new Load(LoadSettings.builder().build()).loadAllFromString(yaml).spliterator();
        return StreamSupport.stream(documents, false).map(Scene::manifest).toList();
    }

    @SuppressWarnings("unchecked") // A manifest is a map of strings.
    private static Manifest manifest(Object document) {
        var content = (Map<String, Object>) document;
        var version = Tree.textAt(content, "apiVersion");
        var slash = version.indexOf('/');
        return new Manifest(
                new ObjectId(
                        slash < 0 ? "" : version.substring(0, slash),
                        version.substring(slash + 1),
                        Tree.textAt(content, "kind"),
                        Tree.textAt(content, "metadata", "namespace"),
                        Tree.textAt(content, "metadata", "name")),
                content);
    }

    static Resources resources(String text) {
        var parts = text.split("/", -1);
        return new Resources(amounts(parts[0], parts[1]), amounts(parts[2], parts[3]));
    }

    private static ResourceAmounts amounts(String cpu, String memory) {
        return new ResourceAmounts(
                cpu.equals("-") ? null : Cpu.parse(cpu), memory.equals("-") ? null : Memory.parse(memory));
    }
}
