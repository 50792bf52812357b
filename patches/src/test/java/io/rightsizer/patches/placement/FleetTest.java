package io.rightsizer.patches.placement;

import static io.rightsizer.patches.placement.PlacedAs.COMPONENT;
import static io.rightsizer.patches.placement.PlacedAs.EDITED;
import static io.rightsizer.patches.placement.PlacedAs.OVERRIDDEN;
import static io.rightsizer.patches.placement.Wanted.change;
import static io.rightsizer.patches.placement.Wanted.withTarget;
import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.patches.change.WorkloadChange;
import io.rightsizer.patches.kustomize.Kustomize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All 55 workloads of three overlays at once: what becomes of each, and what it does to the rendering.
class FleetTest {

    private static final String AMOUNTS = " requests.cpu=300m requests.memory=700Mi";
    private static final List<String> OVERLAYS = List.of("prod-eu", "prod-us", "staging");

    private static final List<String> SHOP = List.of(
            "Deployment/web",
            "Deployment/search",
            "Deployment/mail",
            "Deployment/recommend",
            "Deployment/images",
            "Deployment/feed",
            "Deployment/bare",
            "Deployment/cart",
            "StatefulSet/orders",
            "StatefulSet/sessions",
            "Rollout/checkout",
            "CronJob/nightly",
            "DaemonSet/agent",
            "Deployment/api");
    private static final List<String> PAY =
            List.of("Deployment/ledger", "Deployment/risk", "Deployment/fraud", "Deployment/payout");

    /// Those whose container has another name.
    private static final Map<String, String> CONTAINERS =
            Map.of("orders", "postgres", "sessions", "redis", "nightly", "report", "tax-eu", "tax", "load-test", "k6");

    private final Repository repository;
    private final Path directory;

    FleetTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        this.repository = Repository.fleet(directory);
    }

    @Test
    void findsAPlaceForEveryWorkloadAndChangesNothingElse() throws Exception {
        var before = rendered();

        var plan = repository.plan(everything());
        TreeWriter.write(plan, repository.checkout());

        assertThat(plan.workloads()).hasSize(55);
        assertThat(notByComponent(plan))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("shop-eu/Deployment/eu-web-v2", EDITED),
                        Map.entry("shop-eu/Deployment/eu-recommend-v2", EDITED),
                        Map.entry("shop-eu/Deployment/eu-feed-v2", EDITED),
                        Map.entry("shop-eu/Deployment/eu-gateway", EDITED),
                        Map.entry("shop-eu/Deployment/eu-tax-eu", EDITED),
                        Map.entry("shop-us/Deployment/search-v2", EDITED),
                        Map.entry("shop-us/Deployment/mail-v2", OVERRIDDEN),
                        Map.entry("shop-staging/Deployment/api", EDITED),
                        Map.entry("shop-staging/Deployment/load-test", EDITED),
                        Map.entry("shop-staging/Deployment/legacy", EDITED)));
        assertThat(reasonOf(plan, "shop-us/Deployment/mail-v2"))
                .isEqualTo("spec.template.spec.containers[mail].resources.requests.memory would still be 2Gi after the"
                        + " change, not 700Mi: something else sets it behind the change. See"
                        + " overlays/prod-us/kustomization.yaml.");
        var differences = differences(before, rendered());
        assertThat(differences)
                .hasSize(54 * 2 + 3)
                .allMatch(line ->
                        line.matches(".*ontainers\\.\\d\\.resources\\.requests\\.(cpu: .* -> 300m|memory: .* -> 700Mi)"
                                + "|.*\\.spec\\.metrics\\.0\\.resource\\.target\\.averageUtilization: .* -> 200 .*"));
        assertThat(plan.rendered()).hasSameSizeAs(differences);
    }

    @Test
    void asksForNothingOnceItIsMerged() throws Exception {
        TreeWriter.write(repository.plan(everything()), repository.checkout());

        var again = repository.plan(everything());

        assertThat(again.files()).isEmpty();
        assertThat(again.rendered()).isEmpty();
        assertThat(again.workloads().stream().collect(Collectors.groupingBy(PlacedWorkload::as, Collectors.counting())))
                .isEqualTo(Map.of(PlacedAs.UNCHANGED, 54L, OVERRIDDEN, 1L));
        assertThat(Verification.of(repository.checkout(), repository.index(), PlacementSettings.DEFAULTS))
                .isEmpty();
    }

    @Test
    void touchesOnlyTheLinesThatSayTheAmounts() throws Exception {
        git("init", "-q");
        git("add", "-A");

        TreeWriter.write(repository.plan(everything()), repository.checkout());

        assertThat(git("diff", "--numstat").lines())
                .containsExactly(
                        "3\t3\toverlays/prod-eu/extra.yaml",
                        "4\t2\toverlays/prod-eu/kustomization.yaml",
                        "1\t1\toverlays/prod-eu/recommend-patch.yaml",
                        "2\t2\toverlays/prod-eu/web.yaml",
                        "2\t1\toverlays/prod-us/kustomization.yaml",
                        "2\t2\toverlays/staging/api.yaml",
                        "2\t0\toverlays/staging/kustomization.yaml",
                        "2\t2\toverlays/staging/legacy.yaml",
                        "2\t2\toverlays/staging/tools.yaml");
    }

    private static WorkloadChange[] everything() {
        var changes = new ArrayList<WorkloadChange>();
        SHOP.forEach(one -> changes.add(of(one, "shop-eu", "eu-", "-v2")));
        List.of("Deployment/gateway", "Deployment/tax-eu", "Deployment/anchored")
                .forEach(one -> changes.add(of(one, "shop-eu", "eu-", "")));
        SHOP.forEach(one -> changes.add(of(one, "shop-us", "", "-v2")));
        PAY.forEach(one -> changes.add(of(one, "shop-us", "", "")));
        SHOP.forEach(one -> changes.add(of(one, "shop-staging", "", "")));
        PAY.forEach(one -> changes.add(of(one, "shop-staging", "", "")));
        List.of("Deployment/load-test", "Deployment/legacy")
                .forEach(one -> changes.add(of(one, "shop-staging", "", "")));
        return changes.toArray(WorkloadChange[]::new);
    }

    private static WorkloadChange of(String workload, String namespace, String prefix, String suffix) {
        var kind = workload.substring(0, workload.indexOf('/'));
        var name = workload.substring(workload.indexOf('/') + 1);
        var full = prefix + name + suffix;
        var change = change(namespace + "/" + kind + "/" + full, CONTAINERS.getOrDefault(name, name) + AMOUNTS);
        return name.equals("api") ? withTarget(change, full, 60, 200) : change;
    }

    private static Map<String, PlacedAs> notByComponent(TreeChange plan) {
        return plan.workloads().stream()
                .filter(workload -> workload.as() != COMPONENT)
                .collect(Collectors.toMap(workload -> workload.workload().toString(), PlacedWorkload::as));
    }

    private static String reasonOf(TreeChange plan, String workload) {
        return plan.workloads().stream()
                .filter(one -> one.workload().toString().equals(workload))
                .map(PlacedWorkload::reason)
                .findFirst()
                .orElseThrow();
    }

    private List<String> rendered() throws Exception {
        var rendered = new ArrayList<String>();
        for (var overlay : OVERLAYS) {
            rendered.add(Kustomize.render(directory.resolve("overlays/" + overlay)));
        }
        return rendered;
    }

    /// By the position of objects and containers, so that nothing may have moved.
    private static List<String> differences(List<String> before, List<String> after) {
        var differences = new ArrayList<String>();
        for (var i = 0; i < before.size(); i++) {
            differences.addAll(io.rightsizer.patches.kustomize.RenderedDifference.between(before.get(i), after.get(i)));
        }
        return differences;
    }

    private String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
