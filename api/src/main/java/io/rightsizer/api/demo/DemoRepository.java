package io.rightsizer.api.demo;

import io.rightsizer.api.report.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The configuration repository of the simulated cluster, as a platform team would keep it: a base for each namespace,
/// an overlay of it for each cluster, and some things that no kustomization declares.
///
/// - `shop` and `payments` also run in staging, so their bases are shared.
/// - The overlay of `shop` in production sets the resources of two workloads itself.
/// - `observability/grafana` comes from a Helm chart, and the operator of `data/events-kafka` makes its pods.
/// - Injected containers are in no manifest; a bare pod, an old Job and what was deleted are not here either.
public final class DemoRepository {

    private static final Set<String> STAGED = Set.of("shop", "payments");
    private static final Set<String> SET_IN_OVERLAY = Set.of("checkout", "storefront");
    private static final Set<String> NOT_DECLARED =
            Set.of("grafana", "events-kafka", "debug-shell", "backfill-orders", "autumn-sale");
    private static final Set<String> INJECTED = Set.of("istio-proxy");

    private final SortedMap<String, String> files = new TreeMap<>();

    private DemoRepository(List<DemoWorkload> workloads) {
        files.put("README.md", README);
        workloads.stream()
                .collect(Collectors.groupingBy(DemoWorkload::namespace, TreeMap::new, Collectors.toList()))
                .forEach(this::addNamespace);
        files.put("clusters/prod/observability/grafana.yaml", GRAFANA);
    }

    /// Writes it below a directory; what a person changed there since is overwritten.
    public static void write(Path directory) throws IOException {
        for (var file : new DemoRepository(new DemoCluster().workloads()).files.entrySet()) {
            var path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, out -> out.write(file.getValue()));
        }
    }

    private void addNamespace(String namespace, List<DemoWorkload> workloads) {
        var base = "apps/" + namespace;
        var declared = workloads.stream()
                .filter(one -> !NOT_DECLARED.contains(one.name()))
                .toList();
        var names = new ArrayList<String>();
        for (var workload : declared) {
            var name = workload.kind().name().toLowerCase(Locale.ROOT) + "-" + workload.name() + ".yaml";
            names.add(name);
            files.put(base + "/" + name, DemoManifest.of(workload, INJECTED));
        }
        files.put(base + "/kustomization.yaml", kustomization(names, ""));
        addOverlay("prod", namespace, namespace, declared);
        if (STAGED.contains(namespace)) {
            addOverlay("staging", namespace, namespace + "-staging", List.of());
        }
    }

    private void addOverlay(String cluster, String directory, String namespace, List<DemoWorkload> workloads) {
        var own = workloads.stream()
                .filter(one -> SET_IN_OVERLAY.contains(one.name()))
                .toList();
        var resources = new ArrayList<>(List.of("../../../apps/" + directory));
        if (cluster.equals("prod") && directory.equals("observability")) {
            resources.add("grafana.yaml");
        }
        var more = new StringBuilder();
        if (!own.isEmpty()) {
            more.append("\n# what production needs and staging does not\npatches:\n");
            own.forEach(one -> more.append("  - path: ").append(one.name()).append("-resources.yaml\n"));
        }
        var path = "clusters/" + cluster + "/" + directory;
        own.forEach(
                one -> files.put(path + "/" + one.name() + "-resources.yaml", DemoManifest.resources(one, INJECTED)));
        files.put(path + "/kustomization.yaml", kustomization(resources, "namespace: " + namespace + "\n") + more);
    }

    private static String kustomization(List<String> resources, String namespace) {
        return "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n" + namespace + "resources:\n"
                + resources.stream().map(one -> "  - " + one + "\n").collect(Collectors.joining());
    }

    private static final String README = """
            # Configuration of the demo cluster

            `apps/` holds a base for each namespace, `clusters/` what each cluster makes of it.

                rightsizer pr --repo . --from ../run.json        # what a pull request would hold; writes nothing
                rightsizer patch --repo . --from ../run.json     # changes these files
                rightsizer verify .                              # for this repository's own pipeline
            """;

    private static final String GRAFANA = """
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata:
              name: grafana
            spec:
              interval: 10m
              chart:
                spec:
                  chart: grafana
                  version: 8.x
                  sourceRef:
                    kind: HelmRepository
                    name: grafana
              values:
                resources:
                  requests:
                    cpu: "1"
                    memory: 1Gi
                  limits:
                    memory: 1Gi
            """;
}
