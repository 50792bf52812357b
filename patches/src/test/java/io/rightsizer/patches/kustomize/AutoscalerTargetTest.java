package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.resize;
import static io.rightsizer.patches.kustomize.Sample.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.AutoscalerTarget;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.Container;
import io.rightsizer.analyzer.workload.ContainerType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The target of an autoscaler changes with the request, or the build fails; never one without the other.
class AutoscalerTargetTest {

    private static final String REQUEST = "0.spec.template.spec.containers.0.resources.requests.cpu: 500m -> 420m";
    private static final String TARGET =
            "1.spec.metrics.0.resource.target.averageUtilization: 70 (Integer) -> 83 (Integer)";

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec: {template: {spec: {containers: [{name: web, image: "web:1", resources: {requests: {cpu: 500m}}}]}}}
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web.hpa}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
              behavior: {scaleDown: {stabilizationWindowSeconds: 60}}
            """;

    private final Overlay overlay;

    AutoscalerTargetTest(@TempDir Path directory) {
        this.overlay = Overlay.in(directory);
    }

    @Test
    void changesWithTheRequestAndNothingElseDoes() throws Exception {
        assertThat(overlay.difference(MANIFEST, sized("500m", "420m", 70, 83))).containsExactly(REQUEST, TARGET);
        assertThat(overlay.component().resolve("deployment-web~hpa.yaml")).hasContent("""
                # Written by rightsizer patch; the next run replaces this file.
                # HorizontalPodAutoscaler shop/web.hpa
                # target 70 % → 83 % of the cpu request
                #   Goes with the request in deployment-web.yaml: pods are added at the same usage as before.
                - op: test
                  path: "/metadata/name"
                  value: web.hpa
                - op: test
                  path: "/spec/metrics/0/resource/name"
                  value: cpu
                - op: replace
                  path: "/spec/metrics/0/resource/target/averageUtilization"
                  value: 83
                """);
    }

    @Test
    void changesTheTargetOfOneContainer() throws Exception {
        var manifest = MANIFEST.replace("type: Resource", "type: ContainerResource")
                .replace("resource: {name: cpu,", "containerResource: {name: cpu, container: web,");

        assertThat(overlay.difference(manifest, sized("420m", new AutoscalerTarget("web.hpa", "cpu", "web", 70, 83))))
                .containsExactly(REQUEST, TARGET.replace("resource.target", "containerResource.target"));
    }

    @Test
    void failsTheBuildWhereTheAutoscalerIsMissing() throws Exception {
        assertThat(overlay.errors(MANIFEST.replace("name: web.hpa", "name: other"), sized("500m", "420m", 70, 83)))
                .contains("nothing selected by HorizontalPodAutoscaler.v2.autoscaling/web.hpa");
    }

    @Test
    void failsTheBuildWhereAnotherMetricComesFirst() throws Exception {
        assertThat(overlay.errors(MANIFEST.replace("name: cpu", "name: memory"), sized("500m", "420m", 70, 83)))
                .contains("testing value /spec/metrics/0/resource/name failed");
    }

    @Test
    void staysWhileTheWorkloadCannotBeReadAndWhenItIsFoundRight() throws Exception {
        overlay.difference(MANIFEST, sized("500m", "420m", 70, 83));

        assertThat(overlay.difference(MANIFEST, unread("Deployment", "web"))).containsExactly(REQUEST, TARGET);
        assertThat(overlay.difference(MANIFEST, unchanged("420m", 83))).containsExactly(REQUEST, TARGET);
    }

    /// What was written and never deployed does not come back with one half of it.
    @Test
    void returnsToTodaysTargetWithTodaysRequest() throws Exception {
        overlay.difference(MANIFEST, sized("500m", "420m", 70, 83));

        assertThat(overlay.difference(MANIFEST, unchanged("500m", 70))).isEmpty();
    }

    @Test
    void goesWithItsWorkload() throws Exception {
        overlay.difference(MANIFEST, sized("500m", "420m", 70, 83));
        overlay.difference(MANIFEST, resize("Deployment", "other", "web", "1/-/-/-", "2/-/-/-"));

        assertThat(overlay.component().resolve("deployment-web~hpa.yaml")).doesNotExist();
    }

    @Test
    void refusesAFileThatDoesMoreThanATarget() throws Exception {
        overlay.difference(MANIFEST, sized("500m", "420m", 70, 83));
        var file = overlay.component().resolve("deployment-web~hpa.yaml");
        Files.writeString(file, Files.readString(file) + "- {op: replace, path: /spec/maxReplicas, value: 1}\n");

        assertThatThrownBy(() -> overlay.difference(MANIFEST, sized("500m", "420m", 70, 83)))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessageContaining("deployment-web~hpa.yaml is not as rightsizer wrote it");
    }

    private static Recommendation sized(String now, String next, int percent, int nextPercent) {
        return with(
                resize("Deployment", "web", "web", now + "/-/-/-", next + "/-/-/-"),
                new AutoscalerTarget("web.hpa", "cpu", null, percent, nextPercent));
    }

    private static Recommendation sized(String next, AutoscalerTarget target) {
        return with(resize("Deployment", "web", "web", "500m/-/-/-", next + "/-/-/-"), target);
    }

    private static Recommendation unchanged(String cpu, int percent) {
        var id = Sample.id("Deployment", "web");
        var like = Sample.recommendation(id, "web", ContainerType.APP, cpu + "/-/-/-", null, List.of());
        return with(
                Sample.withVerdict(like, Sample.resources(cpu + "/-/-/-"), new Verdict.Keep("close enough")),
                new AutoscalerTarget("web.hpa", "cpu", null, percent, percent));
    }

    private static Recommendation with(Recommendation like, @Nullable AutoscalerTarget target) {
        return new Recommendation(
                like.workload(),
                like.replicas(),
                Container.of(
                        like.container().name(),
                        like.container().type(),
                        like.container().current()),
                like.recommended(),
                like.nextStep(),
                like.verdict(),
                like.codes(),
                like.explanation(),
                like.evidence(),
                like.tier(),
                target);
    }
}
