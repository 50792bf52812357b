package io.rightsizer.patches.kustomize;

import static io.rightsizer.patches.kustomize.Sample.id;
import static io.rightsizer.patches.kustomize.Sample.recommendation;
import static io.rightsizer.patches.kustomize.Sample.resize;
import static io.rightsizer.patches.kustomize.Sample.resources;
import static io.rightsizer.patches.kustomize.Sample.unread;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.analyzer.workload.ContainerType;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Week after week into the same directory, in each form, on manifests that nobody edits in between.
class EarlierRunsTest {

    private static final String CPU_OF_WEEK_1 = ".resources.requests.cpu: 1 -> 250m";
    private static final String CPU_LIMIT_OF_WEEK_1 = ".resources.limits.cpu: 2 -> (absent)";

    private final Path out;
    private final Overlay overlay;

    EarlierRunsTest(@TempDir Path directory) {
        this.out = directory.resolve("patches");
        this.overlay = Overlay.in(directory);
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatIsDeployedWhenThereIsNothingLeftToChange(Form form) throws Exception {
        overlay.difference(form.manifest, form.weekOne());

        var difference = overlay.difference(form.manifest, form.unchanged("250m/1Gi/-/1Gi"));

        assertThat(difference).containsExactly(form.leaf(CPU_LIMIT_OF_WEEK_1), form.leaf(CPU_OF_WEEK_1));
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheCpuWhenOnlyMemoryChanges(Form form) throws Exception {
        overlay.difference(form.manifest, form.weekOne());

        var difference = overlay.difference(form.manifest, form.resized("250m/1Gi/-/1Gi", "250m/512Mi/-/600Mi"));

        assertThat(difference)
                .containsExactly(
                        form.leaf(CPU_LIMIT_OF_WEEK_1),
                        form.leaf(".resources.limits.memory: 1Gi -> 600Mi"),
                        form.leaf(CPU_OF_WEEK_1),
                        form.leaf(".resources.requests.memory: 1Gi -> 512Mi"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePatchOfAWorkloadThatCouldNotBeRead(Form form) throws Exception {
        overlay.difference(form.manifest, form.weekOne());

        var difference = overlay.difference(form.manifest, form.row(Resources.NONE, null, new Verdict.Failed("503")));

        assertThat(difference).containsExactly(form.leaf(CPU_LIMIT_OF_WEEK_1), form.leaf(CPU_OF_WEEK_1));
    }

    @ParameterizedTest
    @EnumSource
    void keepsThePatchOfAWorkloadThatWasNotSeenWhileItsNamespaceWasReadInPart(Form form) throws Exception {
        overlay.difference(form.manifest, form.weekOne());
        var before = Files.readString(out.resolve(form.file()));

        var difference = overlay.difference(form.manifest, unread("Deployment", "other"));

        assertThat(difference).containsExactly(form.leaf(CPU_LIMIT_OF_WEEK_1), form.leaf(CPU_OF_WEEK_1));
        assertThat(withoutComments(Files.readString(out.resolve(form.file())))).isEqualTo(withoutComments(before));
    }

    @ParameterizedTest
    @EnumSource
    void removesALimitThatTheManifestDropsLaterWithoutHarm(Form form) throws Exception {
        overlay.difference(form.manifest, form.weekOne());
        var folded = form.manifest.replace("limits: {cpu: \"2\", memory: 1Gi}", "limits: {memory: 1Gi}");

        var build = overlay.build(List.of("shop"), folded, List.of(form.unchanged("250m/1Gi/-/1Gi")));

        // The JSON patch is loud, as its README says; the others do nothing.
        assertThat(build.exitCode()).isEqualTo(form == Form.JSON_PATCH ? 1 : 0);
        assertThat(build.output()).doesNotContain("null");
    }

    @ParameterizedTest
    @EnumSource
    void writesTheSameBytesWhenTheSameRunIsWrittenAgain(Form form) throws Exception {
        ComponentWriter.write(List.of(form.weekOne()), out);
        var weekOne = content();
        ComponentWriter.write(List.of(form.weekOne()), out);
        assertThat(content()).isEqualTo(weekOne);

        var weekTwo = List.of(form.resized("250m/1Gi/-/1Gi", "250m/512Mi/-/600Mi"));
        ComponentWriter.write(weekTwo, out);
        var written = content();
        ComponentWriter.write(weekTwo, out);
        assertThat(content()).isEqualTo(written).isNotEqualTo(weekOne);
    }

    @ParameterizedTest
    @EnumSource
    void leavesADeletedFileDeletedUntilThereIsSomethingNew(Form form) throws Exception {
        ComponentWriter.write(List.of(form.weekOne()), out);
        Files.delete(out.resolve(form.file()));

        ComponentWriter.write(List.of(form.unchanged("1/1Gi/2/1Gi")), out);
        assertThat(out.resolve(form.file())).doesNotExist();

        ComponentWriter.write(List.of(form.resized("1/1Gi/2/1Gi", "1/512Mi/2/1Gi")), out);
        assertThat(out.resolve(form.file())).content().contains("512Mi").doesNotContain("cpu: ");
    }

    /// What was merged and never deployed must not cut a container that has come to need what it has.
    @Test
    void followsARunThatFindsTodaysAmountsRight() throws IOException {
        ComponentWriter.write(List.of(Form.MERGE.weekOne()), out);
        ComponentWriter.write(List.of(Form.MERGE.unchanged("1/1Gi/2/1Gi")), out);

        assertThat(out.resolve(Form.MERGE.file())).hasContent("""
                # Written by rightsizer patch; the next run replaces this file.
                # Deployment shop/web
                # web: cpu 1 (kept), cpu limit 2 (kept)
                #   An earlier run set this; the history of this file says why.
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                spec:
                  template:
                    spec:
                      containers:
                      - name: web
                        resources:
                          requests:
                            cpu: "1"
                          limits:
                            cpu: "2"
                """);
    }

    @Test
    void keepsAnAmountThatAPersonSet() throws IOException {
        ComponentWriter.write(List.of(Form.MERGE.weekOne()), out);
        var file = out.resolve(Form.MERGE.file());
        Files.writeString(file, Files.readString(file).replace("\"250m\"", "0.3"));
        ComponentWriter.write(List.of(unread("Deployment", "web")), out);

        assertThat(file).content().contains("cpu: \"300m\"");
    }

    /// The requests are there today only because of the patch, so a JSON patch would find no place to add to.
    @Test
    void staysInTheFormThatAManifestWithoutAmountsNeeds() throws Exception {
        var manifest = """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: web}
                spec: {template: {spec: {containers: [{name: web, image: "web:1"}]}}}
                """;
        overlay.difference(manifest, resize("Rollout", "web", "web", "-/-/-/-", "2/64Mi/-/-"));

        assertThat(overlay.difference(manifest, resize("Rollout", "web", "web", "2/64Mi/-/-", "1/64Mi/-/-")))
                .containsExactly(
                        "0.spec.template.spec.containers.0.resources.requests.cpu: (absent) -> 1",
                        "0.spec.template.spec.containers.0.resources.requests.memory: (absent) -> 64Mi");
    }

    @Test
    void remembersWhichListDeclaresAContainer() throws IOException {
        var web = id("Deployment", "web");
        ComponentWriter.write(
                List.of(
                        resize(web, "web", ContainerType.APP, "1/-/-/-", "2/-/-/-"),
                        Sample.keep(web, "log", ContainerType.APP),
                        resize(web, "proxy", ContainerType.SIDECAR, "1/-/-/-", "2/-/-/-")),
                out);
        var file = out.resolve("default/shop/deployment-web.yaml");
        var before = Files.readString(file);
        var kustomization = Files.readString(out.resolve("default/shop/kustomization.yaml"));
        ComponentWriter.write(List.of(unread("Deployment", "other")), out);

        assertThat(withoutComments(Files.readString(file))).isEqualTo(withoutComments(before));
        assertThat(out.resolve("default/shop/kustomization.yaml")).hasContent(kustomization);
    }

    @Test
    void dropsWhatIsGoneAndSaysSo() throws IOException {
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "gone", "web", "1/-/-/-", "2/-/-/-"),
                        resize("Deployment", "web", "old", "1/-/-/-", "2/-/-/-")),
                out);
        var report = ComponentWriter.write(
                List.of(notRunning("web", "old"), resize("Deployment", "web", "new", "1/-/-/-", "2/-/-/-")), out);

        assertThat(report.dropped())
                .extracting(dropped -> dropped.file() + " " + dropped.container())
                .containsExactly("default/shop/deployment-web.yaml old", "default/shop/deployment-gone.yaml web");
        assertThat(content().keySet())
                .containsExactly("README.md", "default/shop/deployment-web.yaml", "default/shop/kustomization.yaml");
    }

    @Test
    void keepsThePatchOfAWorkloadThatIsScaledToZero() throws IOException {
        ComponentWriter.write(List.of(resize("Deployment", "web", "web", "1/-/-/-", "2/-/-/-")), out);
        var report = ComponentWriter.write(List.of(notRunning("web", "web")), out);

        assertThat(report.dropped()).isEmpty();
        assertThat(out.resolve("default/shop/deployment-web.yaml")).content().contains("cpu: \"2\"");
    }

    private static Recommendation notRunning(String workload, String container) {
        return row(
                id("Deployment", workload),
                container,
                Resources.NONE,
                null,
                new Verdict.Skipped("-"),
                Code.NOT_RUNNING);
    }

    @Test
    void dropsNothingWhereTheSourceWarnedThatDataMayBeMissing() throws IOException {
        ComponentWriter.write(List.of(Form.MERGE.weekOne()), out);
        var doubtful =
                row(id("Deployment", "other"), "web", Resources.NONE, null, new Verdict.Keep("-"), Code.PARTIAL_DATA);
        var report = ComponentWriter.write(List.of(doubtful), out);

        assertThat(report.dropped()).isEmpty();
        assertThat(out.resolve(Form.MERGE.file())).content().contains("250m");
    }

    @Test
    void tellsKeptAndWrittenApart() throws IOException {
        ComponentWriter.write(
                List.of(
                        resize("Deployment", "calm", "web", "1/-/-/-", "250m/-/-/-"),
                        resize("Deployment", "web", "web", "1/-/-/-", "250m/-/-/-")),
                out);
        var report = ComponentWriter.write(
                List.of(
                        unread("Deployment", "calm"),
                        resize("Deployment", "web", "web", "250m/1Gi/-/-", "250m/512Mi/-/-")),
                out);

        assertThat(report.written())
                .extracting(written -> written.workload().name())
                .containsExactly("web");
        assertThat(report.kept()).extracting(kept -> kept.workload().name()).containsExactly("calm");
        assertThat(out.resolve("README.md")).content().contains("""
                | `shop/Deployment/calm` | `web` | cpu 250m (kept) | [deployment-calm.yaml](default/shop/deployment-calm.yaml) |
                | `shop/Deployment/web` | `web` | cpu 250m (kept), memory 1Gi → 512Mi | [deployment-web.yaml](default/shop/deployment-web.yaml) |

                What is kept was written by an earlier run.""");
    }

    private Map<String, String> content() throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(out)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                content.put(out.relativize(file).toString(), Files.readString(file));
            }
        }
        return content;
    }

    private static List<String> withoutComments(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static Recommendation row(
            WorkloadId id, String container, Resources now, @Nullable Resources next, Verdict verdict, Code... codes) {
        var like = recommendation(id, container, ContainerType.APP, "-/-/-/-", next, List.of(codes));
        return Sample.withVerdict(like, now, verdict);
    }

    /// One workload in the form it needs.
    private enum Form {
        MERGE("apps/v1", "Deployment", 0, ""),
        JSON_PATCH("argoproj.io/v1alpha1", "Rollout", 0, ""),
        COPIED("apps/v1", "Deployment", 1, "- {name: log, image: \"log:1\"}");

        private final String kind;
        private final int position;
        private final String manifest;

        Form(String apiVersion, String kind, int position, String other) {
            this.kind = kind;
            this.position = position;
            this.manifest = """
                    apiVersion: %s
                    kind: %s
                    metadata: {name: web}
                    spec:
                      template:
                        spec:
                          containers:
                            %s
                            - name: web
                              image: web:1
                              resources:
                                requests: {cpu: "1", memory: 1Gi}
                                limits: {cpu: "2", memory: 1Gi}
                    """.formatted(apiVersion, kind, other);
        }

        Recommendation[] weekOne() {
            return resized("1/1Gi/2/1Gi", "250m/1Gi/-/1Gi");
        }

        Recommendation[] resized(String now, String next) {
            return row(resources(now), resources(next), new Verdict.Resize());
        }

        Recommendation[] unchanged(String now) {
            return row(resources(now), null, new Verdict.Keep("close enough"));
        }

        Recommendation[] row(Resources now, @Nullable Resources next, Verdict verdict) {
            var rows = new ArrayList<Recommendation>();
            rows.add(EarlierRunsTest.row(id(kind, "web"), "web", now, next, verdict));
            if (this == COPIED) {
                rows.add(Sample.keep(id(kind, "web"), "log", ContainerType.APP));
            }
            return rows.toArray(Recommendation[]::new);
        }

        String leaf(String change) {
            return "0.spec.template.spec.containers." + position + change;
        }

        String file() {
            return kind.equals("Rollout") ? "default/shop/rollout-web.yaml" : "default/shop/deployment-web.yaml";
        }
    }
}
