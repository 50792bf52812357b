package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.keep;
import static io.rightsizer.patches.kustomize.Sample.recommendation;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static io.rightsizer.patches.kustomize.Sample.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.patches.kustomize.PatchReport.LeftOut;
import io.rightsizer.patches.kustomize.PatchReport.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentWriterTest {

    private final Path directory;
    private final Path out;

    ComponentWriterTest(@TempDir Path directory) {
        this.directory = directory;
        this.out = directory.resolve("patches");
    }

    @Test
    void writesAStrategicMergeForASingleContainer() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web.v1", "no", "1/1Gi/2/1Gi", "250m/1Gi/-/1Gi")), out);

        assertThat(out.resolve("default/shop/deployment-web.v1/deployment-web.v1.yaml"))
                .hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Deployment shop/web.v1
                        # no: requests.cpu 1 -> 250m
                        # no: limits.cpu 2 -> none
                        # no: p99 of 14 days
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata:
                          name: web.v1
                        spec:
                          template:
                            spec:
                              containers:
                              - name: "no"
                                resources:
                                  requests:
                                    cpu: "250m"
                                  limits:
                                    cpu: null
                        """);
        assertThat(out.resolve("default/shop/deployment-web.v1/kustomization.yaml"))
                .hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Deployment shop/web.v1
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        components:
                        - checks
                        patches:
                        - path: deployment-web.v1.yaml
                          target:
                            group: apps
                            version: v1
                            kind: Deployment
                            name: "^web\\\\.v1$"
                            namespace: "^(shop|default)$"
                        """);
    }

    @Test
    void writesAJsonPatchForACustomKindWithASingleContainer() throws IOException {
        ComponentWriter.write(List.of(resize("Rollout", "web", "web", "1/1Gi/2/1Gi", "2/1Gi/-/1Gi")), out);

        assertThat(out.resolve("default/shop/rollout-web/rollout-web.yaml")).hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Rollout shop/web
                        # web: requests.cpu 1 -> 2
                        # web: limits.cpu 2 -> none
                        # web: p99 of 14 days
                        - op: test
                          path: "/spec/template/spec/containers/0/name"
                          value: web
                        - op: add
                          path: "/spec/template/spec/containers/0/resources/requests/cpu"
                          value: "2"
                        - op: remove
                          path: "/spec/template/spec/containers/0/resources/limits/cpu"
                        """);
    }

    @Test
    void writesAmountsByNameForSeveralContainers() throws IOException {
        var web = id("Deployment", "web");
        ComponentWriter.write(
                List.of(
                        resize(web, "web", ContainerType.APP, "1/-/2/-", "250m/-/-/-"),
                        resize(web, "proxy", ContainerType.SIDECAR, "-/-/-/-", "-/64Mi/-/64Mi")),
                out);

        assertThat(out.resolve("default/shop/deployment-web/deployment-web.yaml"))
                .hasContent("""
                        # Written by rightsizer patch; the next run replaces this file.
                        # Deployment shop/web
                        # proxy: requests.memory none -> 64Mi
                        # proxy: limits.memory none -> 64Mi
                        # proxy: p99 of 14 days
                        # web: requests.cpu 1 -> 250m
                        # web: limits.cpu 2 -> none
                        # web: p99 of 14 days
                        apiVersion: rightsizer.io/v1
                        kind: Amounts
                        metadata:
                          name: shop.deployment-web
                        spec:
                          initContainers:
                            proxy:
                              requests:
                                memory: "64Mi"
                              limits:
                                memory: "64Mi"
                          containers:
                            web:
                              requests:
                                cpu: "250m"
                              limits:
                                cpu: null
                        """);
    }

    @Test
    void accountsForEveryRecommendationWithANextStep() throws IOException {
        var report = ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "same", "web", "1/-/-/-", "1/-/-/-"),
                        resize("Series", "vm-17", "vm-17", "1/-/-/-", "2/-/-/-"),
                        resize("Pod", "debug", "shell", "1/-/-/-", "2/-/-/-"),
                        resize("Node", "kube-proxy-n1", "proxy", "1/-/-/-", "2/-/-/-"),
                        resize("StrimziPodSet", "kafka", "kafka", "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "../etc", "web", "1/-/-/-", "2/-/-/-"),
                        recommendation(
                                id("Deployment", "mesh"),
                                "istio-proxy",
                                ContainerType.APP,
                                "1/-/-/-",
                                resources("2/-/-/-"),
                                List.of(Code.INJECTED_SIDECAR)),
                        keep(id("Deployment", "quiet"), "web", ContainerType.APP)),
                out);

        assertThat(report.written())
                .containsExactly(new Written(
                        id("Deployment", "web"),
                        Path.of("default/shop/deployment-web/deployment-web.yaml"),
                        List.of("web")));
        assertThat(report.leftOut())
                .containsExactly(
                        leftOut(
                                "Deployment",
                                "../etc",
                                "web",
                                "Its name, or that of its workload or namespace, is not a legal Kubernetes name."),
                        leftOut(
                                "Deployment",
                                "mesh",
                                "istio-proxy",
                                "It is injected when the pod starts, so no manifest declares it; change the injector's settings."),
                        leftOut("Deployment", "same", "web", "It sets these amounts already."),
                        leftOut(
                                "Node",
                                "kube-proxy-n1",
                                "proxy",
                                "A static pod is declared in a file on its node; change it there."),
                        leftOut(
                                "Pod",
                                "debug",
                                "shell",
                                "A bare Pod cannot be changed in place; change what creates it, or create it anew."),
                        leftOut("Series", "vm-17", "vm-17", "It comes from a usage file, so no manifest is known."),
                        leftOut(
                                "StrimziPodSet",
                                "kafka",
                                "kafka",
                                "Where this kind keeps its containers is not known; change the resource that owns it."));
    }

    @Test
    void neverRemovesARequest() throws IOException {
        var report = ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/1Gi/-/-", "-/-/-/-")), out);

        assertThat(report.written()).isEmpty();
    }

    @Test
    void writesTheSameBytesWhateverTheOrderOfTheInput() throws IOException {
        var recommendations = new ArrayList<Recommendation>(List.of(
                resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-"),
                resize(id("Deployment", "two"), "b", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                resize(id("Deployment", "two"), "a", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                resize("Rollout", "web", "web", "1/-/-/-", "2/-/-/-")));
        ComponentWriter.write(recommendations, out);
        var first = content(out);
        Collections.reverse(recommendations);
        ComponentWriter.write(recommendations, out);

        assertThat(content(out)).isEqualTo(first);
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(out));
    }

    @Test
    void removesFilesOfWorkloadsThatNeedNothingAnyMore() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")), out);
        ComponentWriter.write(List.of(), out);

        assertThat(content(out)).containsOnlyKeys("README.md");
        assertThat(out.resolve("README.md")).hasContent("""
                <!-- Written by rightsizer patch; the next run replaces this file. -->

                # Resource patches

                There is nothing to change.
                """);
    }

    @Test
    void tellsInTheReadmeWhatToIncludeAndWhatWasLeftOut() throws IOException {
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-"),
                        resize("Series", "x`|<b>\n# y", "vm", "1/-/-/-", "2/-/-/-")),
                out);

        assertThat(out.resolve("README.md"))
                .content()
                .contains("""
                        components:
                          - PATCHES/default/shop
                        """)
                .contains(
                        "| `shop/Deployment/web` | `web` |"
                                + " [default/shop/deployment-web/deployment-web.yaml](default/shop/deployment-web/deployment-web.yaml) |")
                .endsWith(
                        "| `shop/Series/x'/<b> # y` | `vm` | It comes from a usage file, so no manifest is known. |\n");
    }

    @Test
    void refusesADirectoryWithSomebodyElsesFile() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")), out);
        var before = content(out);
        var mine = Files.writeString(out.resolve("default/notes.txt"), "mine");

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage(mine + " was not written by rightsizer and would be lost; choose an empty directory");
        Files.delete(mine);
        assertThat(content(out)).isEqualTo(before);
    }

    @Test
    void followsNoSymbolicLink() throws IOException {
        var elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(out, elsewhere);

        assertThatThrownBy(() -> ComponentWriter.write(List.of(), out))
                .isInstanceOf(OutputRefusedException.class)
                .hasMessage(out + " is not a directory; choose another one for the patches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc", "/", "default", "README.md", "PROD", "a\nb: c", "arn:aws:eks:eu-west-1:1:cluster/x"
            })
    void keepsHostileClusterNamesInsideTheDirectory(String cluster) throws IOException {
        var id = new WorkloadId(cluster, "shop", WorkloadKind.DEPLOYMENT, "web");
        var report = ComponentWriter.write(
                List.of(
                        resize(id, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")),
                out);

        assertThat(report.written()).extracting(Written::file).doesNotHaveDuplicates();
        assertThat(report.written().getLast().file().getName(0).toString()).matches("[a-z0-9-]*~[0-9a-f]{12}");
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(out));
    }

    @Test
    void keepsHostileTextInsideComments() throws IOException {
        var web = resize(
                new WorkloadId("x\nkind: Secret\u2028y", "shop", WorkloadKind.DEPLOYMENT, "web"),
                "web",
                ContainerType.APP,
                "1/-/-/-",
                "2/-/-/-");
        var report = ComponentWriter.write(List.of(web), out);

        assertThat(out.resolve(report.written().getFirst().file())).content().startsWith("""
                # Written by rightsizer patch; the next run replaces this file.
                # Deployment shop/web, cluster x kind: Secret y
                # web: requests.cpu 1 -> 2
                """);
    }

    private static LeftOut leftOut(String kind, String name, String container, String reason) {
        return new LeftOut(id(kind, name), container, reason);
    }

    private static Map<String, String> content(Path tree) throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(tree)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                content.put(tree.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }
}
