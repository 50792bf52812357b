package io.rightsizer.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command on a saved run of two workloads; `web` has the containers `web` and `log`.
class PatchCommandTest {

    private final StringWriter results = new StringWriter();
    private final StringWriter remarks = new StringWriter();

    private final Path run;
    private final Path out;

    PatchCommandTest(@TempDir Path directory) throws IOException {
        run = directory.resolve("run.json");
        out = directory.resolve("patches");
        var rows = List.of(
                row("cart", "cart", "200m", "50m"), row("web", "web", "1", "250m"), row("web", "log", "100m", "20m"));
        Files.writeString(run, """
                {"schemaVersion": "1",
                 "run": {"id": "r", "asOf": "2026-11-15T00:00:00Z",
                         "window": {"from": "2026-11-01T00:00:00Z", "to": "2026-11-15T00:00:00Z"},
                         "source": "http://prometheus:9090", "status": "complete", "policy": "split",
                         "accounting": {"discovered": 3, "recommended": 3, "unchanged": 0, "skipped": 0, "failed": 0},
                         "warnings": [], "requests": 1, "durationSeconds": 1},
                 "recommendations": [%s]}
                """.formatted(String.join(",", rows)));
    }

    @Test
    void writesEveryWorkloadWithoutAFilter() {
        assertThat(patch()).isZero();

        assertThat(results.toString()).isEqualTo("""
                %1$s/default/shop/deployment-cart.yaml
                %1$s/default/shop/deployment-web.yaml

                Workloads written: 2, kept from earlier runs: 0. Containers left out: 0. %1$s/README.md says how to use them.
                """.formatted(out));
    }

    @Test
    void writesOnlyTheWorkloadsThatPassTheFilter() {
        assertThat(patch("--filter", "ns=shop,name=cart")).isZero();

        assertThat(out.resolve("default/shop/deployment-cart.yaml")).exists();
        assertThat(out.resolve("default/shop/deployment-web.yaml")).doesNotExist();
    }

    @Test
    void namesTheEarlierPatchesThatGo() {
        patch();
        results.getBuffer().setLength(0);
        patch("--filter", "ns=shop,name=cart");

        assertThat(results.toString()).isEqualTo("""
                %1$s/default/shop/deployment-cart.yaml

                Dropped, because this run did not find them running:
                  %1$s/default/shop/deployment-web.yaml, log
                  %1$s/default/shop/deployment-web.yaml, web

                Workloads written: 1, kept from earlier runs: 0. Containers left out: 0. %1$s/README.md says how to use them.
                """.formatted(out));
    }

    /// What else is in the pod decides on the form of the patch.
    @Test
    void keepsTheOtherContainersOfAWorkloadOfWhichOnePasses() {
        assertThat(patch("--filter", "container=log")).isZero();

        assertThat(out.resolve("default/shop/deployment-web.yaml"))
                .content()
                .contains("# log: cpu 100m → 20m")
                .contains("# web: cpu 1 → 250m");
    }

    @Test
    void writesNothingWhenNoWorkloadPassesTheFilter() {
        assertThat(patch("--filter", "ns=shpo")).isEqualTo(ExitCode.USAGE.number());

        assertThat(remarks.toString())
                .isEqualTo("rightsizer: no workload passes --filter 'ns=shpo', so nothing was written;"
                        + " try it with 'rightsizer scan' first\n");
        assertThat(out).doesNotExist();
    }

    @Test
    void suggestsTheRightFilterBeforeAnythingIsRead() throws IOException {
        Files.delete(run);

        assertThat(patch("--filter", "nmae=cart")).isEqualTo(ExitCode.USAGE.number());

        assertThat(remarks.toString()).startsWith("rightsizer: cannot filter by 'nmae'; did you mean 'name'?");
    }

    private static String row(String deployment, String container, String now, String next) {
        return """
                {"cluster": "", "namespace": "shop", "kind": "Deployment", "name": "%s",
                 "container": "%s", "containerType": "container", "replicas": 1,
                 "current": {"requests": {"cpu": "%s"}, "limits": {}},
                 "nextStep": {"requests": {"cpu": "%s"}, "limits": {}},
                 "verdict": "Resize", "codes": [], "explanation": "p99"}
                """.formatted(deployment, container, now, next);
    }

    private int patch(String... filter) {
        var arguments = new ArrayList<>(List.of("patch", "--from", run.toString(), "--out", out.toString()));
        arguments.addAll(List.of(filter));
        var terminal = new Terminal(new PrintWriter(results), new PrintWriter(remarks), Map.of(), false);
        return Main.run(terminal, arguments.toArray(String[]::new));
    }
}
