package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rightsizer.patches.kustomize.Kustomize;
import io.rightsizer.patches.kustomize.RenderedDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The patches of the demo on manifests as its teams would have them, rendered by the real `kubectl kustomize`.
class PatchedDemoTest {

    private static final Map<String, String> API_VERSIONS = Map.of(
            "Deployment", "apps/v1",
            "StatefulSet", "apps/v1",
            "DaemonSet", "apps/v1",
            "CronJob", "batch/v1",
            "Rollout", "argoproj.io/v1alpha1");

    private static final Pattern DOCUMENT = Pattern.compile("(?ms)^kind: (\\w+)$.*?^  name: ([\\w-]+)$");

    private final Path directory;

    PatchedDemoTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isWrittenFromTheSavedRunAlone() {
        var patch = rightsizer("patch", "--from", DemoRun.saved(), "--out", directory.toString());

        assertThat(patch.exitCode()).as(patch.err()).isZero();
        assertThat(directory.resolve("README.md"))
                .hasSameTextualContentAs(DemoRun.DIRECTORY.resolve("patches/README.md"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "data", "observability", "payments", "platform", "sandbox", "search", "shop"})
    void changesExactlyTheAmountsOfTheNextStep(String namespace) throws Exception {
        var workloads = workloads(namespace);
        write("base", "resources: [manifests.yaml]\n");
        Files.writeString(directory.resolve("base/manifests.yaml"), manifests(workloads));
        write("before", "resources: [../base]\n");
        var component = DemoRun.DIRECTORY.toRealPath().resolve("patches/default/" + namespace);
        Files.createSymbolicLink(directory.resolve("rightsizing"), component);
        write("after", "resources: [../base]\ncomponents: [../rightsizing]\n");

        var before = Kustomize.render(directory.resolve("before"));
        var after = Kustomize.render(directory.resolve("after"));

        assertThat(RenderedDifference.between(before, after)).containsExactlyElementsOf(intended(workloads, before));
    }

    /// The containers of each workload a manifest declares, in an order of the team's own: the run's turned round.
    /// What is injected by a webhook, and kinds without a manifest of their own, are not there.
    private static Map<String, List<JsonNode>> workloads(String namespace) throws IOException {
        DemoRun.saved();
        var workloads = new LinkedHashMap<String, List<JsonNode>>();
        for (var one : DemoRun.FIRST.recommendations()) {
            var kind = text(one, "kind");
            if (text(one, "namespace").equals(namespace)
                    && API_VERSIONS.containsKey(kind)
                    && !text(one, "container").equals("istio-proxy")) {
                workloads
                        .computeIfAbsent(kind + "/" + text(one, "name"), absent -> new ArrayList<>())
                        .addFirst(one);
            }
        }
        return workloads;
    }

    private static String manifests(Map<String, List<JsonNode>> workloads) {
        var manifests = new StringBuilder();
        workloads.forEach((workload, containers) -> {
            var kind = workload.substring(0, workload.indexOf('/'));
            var indent = "  ".repeat(depth(kind));
            manifests.append("""
                    ---
                    apiVersion: %s
                    kind: %s
                    metadata:
                      name: %s
                      namespace: %s
                    spec:
                    """.formatted(
                            API_VERSIONS.get(kind),
                            kind,
                            text(containers.getFirst(), "name"),
                            text(containers.getFirst(), "namespace")));
            if (kind.equals("CronJob")) {
                manifests.append("  schedule: 0 3 * * *\n  jobTemplate:\n    spec:\n");
            }
            manifests.append(indent).append("template:\n").append(indent).append("  spec:\n");
            appendContainers(manifests, indent + "    ", "initContainers", initial(containers));
            appendContainers(manifests, indent + "    ", "containers", proper(containers));
        });
        return manifests.toString();
    }

    private static void appendContainers(
            StringBuilder manifests, String indent, String list, List<JsonNode> containers) {
        if (containers.isEmpty()) {
            return;
        }
        manifests.append(indent).append(list).append(":\n");
        for (var container : containers) {
            var name = text(container, "container");
            manifests.append(indent).append("  - name: ").append(name).append('\n');
            manifests
                    .append(indent)
                    .append("    image: registry.example.com/")
                    .append(name)
                    .append(":1\n");
            if (text(container, "containerType").equals("sidecar")) {
                manifests.append(indent).append("    restartPolicy: Always\n");
            }
            // JSON is YAML.
            var current = container.required("current").toString().replaceAll(",?\"(requests|limits)\":\\{}", "");
            if (!current.equals("{}")) {
                manifests
                        .append(indent)
                        .append("    resources: ")
                        .append(current)
                        .append('\n');
            }
        }
    }

    /// In the words of [RenderedDifference]: the document's number, the leaf's path, before and after.
    private static List<String> intended(Map<String, List<JsonNode>> workloads, String rendered) {
        var lines = new TreeSet<String>();
        var documents = documents(rendered);
        workloads.forEach((workload, containers) -> {
            var template = workload.startsWith("CronJob/") ? ".spec.jobTemplate.spec" : ".spec";
            var pod = documents.indexOf(workload) + template + ".template.spec.";
            addIntended(lines, pod + "initContainers.", initial(containers));
            addIntended(lines, pod + "containers.", proper(containers));
        });
        return List.copyOf(lines);
    }

    /// Kinds and names in the order of `kubectl kustomize`, which sorts by kind.
    private static List<String> documents(String rendered) {
        return DOCUMENT.matcher(rendered)
                .results()
                .map(found -> found.group(1) + "/" + found.group(2))
                .toList();
    }

    private static void addIntended(Set<String> lines, String list, List<JsonNode> containers) {
        for (int position = 0; position < containers.size(); position++) {
            var container = containers.get(position);
            for (var leaf : List.of("requests/cpu", "requests/memory", "limits/cpu", "limits/memory")) {
                var now = amount(container, "/current/" + leaf);
                var next = amount(container, "/nextStep/" + leaf);
                if (container.has("nextStep") && !now.equals(next)) {
                    lines.add(list + position + ".resources." + leaf.replace('/', '.') + ": " + now + " -> " + next);
                }
            }
        }
    }

    private static String amount(JsonNode container, String place) {
        var amount = container.at(place);
        return amount.isMissingNode() ? "(absent)" : amount.textValue();
    }

    private static int depth(String kind) {
        return kind.equals("CronJob") ? 3 : 1;
    }

    private static List<JsonNode> initial(List<JsonNode> containers) {
        return containers.stream()
                .filter(one -> !text(one, "containerType").equals("container"))
                .toList();
    }

    private static List<JsonNode> proper(List<JsonNode> containers) {
        return containers.stream()
                .filter(one -> text(one, "containerType").equals("container"))
                .toList();
    }

    private static String text(JsonNode node, String key) {
        return node.required(key).textValue();
    }

    private void write(String folder, String kustomization) throws IOException {
        var kustomizations = Files.createDirectories(directory.resolve(folder));
        Files.writeString(kustomizations.resolve("kustomization.yaml"), kustomization);
    }
}
