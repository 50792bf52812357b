package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.patches.forge.GitHubEmulator;
import io.rightsizer.patches.kustomize.Kustomize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `rightsizer pr` on the manifests of the demo's cluster, hosted on a stateful GitHub.
class PullRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoCheckout checkout;
    private final GitHubEmulator github;

    PullRequestTest(@TempDir Path directory) throws Exception {
        this.checkout = DemoCheckout.in(directory.resolve("config"));
        this.github = GitHubEmulator.start(Files.createDirectory(directory.resolve("github")));
    }

    @BeforeEach
    void host() throws Exception {
        Kustomize.render(checkout.directory().resolve("clusters/prod/shop"));
        commit(checkout.texts());
    }

    @AfterEach
    void stop() throws Exception {
        github.close();
    }

    @Test
    void theFirstRunOpensAndTheSecondWritesNothing() throws Exception {
        var first = pr("--apply");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(counts(first)).containsExactlyInAnyOrderEntriesOf(Map.of("OPENED", 8, "WAITING", 4, "LEFT_OUT", 1));
        assertThat(github.violations()).isEmpty();
        var pulls = github.asAlice("GET", "pulls?state=open&per_page=100", "");
        assertThat(pulls).hasSize(8);
        assertThat(pulls)
                .extracting(pull -> pull.at("/head/ref").asText())
                .contains("rightsizer/default/storefront/up", "rightsizer/default/payments/risky");
        github.calls();

        var second = pr("--apply");

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(counts(second))
                .containsExactlyInAnyOrderEntriesOf(Map.of("UNCHANGED", 8, "WAITING", 4, "LEFT_OUT", 1));
        assertThat(github.writes()).isEmpty();
    }

    @Test
    void theHistoryKnowsWhatBecameOfThem(@TempDir Path directory) throws Exception {
        DemoRun.saved();
        var history = directory.resolve("history.db").toString();
        assertThat(rightsizer("history", "export", "--to", history, "--history", DemoRun.history())
                        .exitCode())
                .isZero();

        pr("--apply", "--history", history);

        var shown = rightsizer("history", "show", "latest", "-o", "json", "--history", history)
                .json();
        assertThat(shown.required("pullRequests"))
                .hasSize(8)
                .allMatch(one -> one.required("state").textValue().equals("open"));
    }

    @Test
    void aBranchHoldsTheCheckoutAndThePlannedChangeOnly() throws Exception {
        pr("--apply");

        var changed = github.asAlice("GET", "compare/main...rightsizer%2Fdefault%2Fstorefront%2Fup", "")
                .required("files");

        assertThat(changed)
                .extracting(file -> file.required("filename").asText())
                .containsExactlyInAnyOrder(
                        "clusters/prod/shop/kustomization.yaml",
                        "clusters/prod/shop/rightsizing/deployment-image-resizer.yaml",
                        "clusters/prod/shop/rightsizing/kustomization.yaml");
    }

    @Test
    void withATokenADryRunComparesWithWhatIsOpenAndWritesNothing() throws Exception {
        pr("--apply");
        github.calls();

        var shown = pr();

        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(counts(shown)).containsEntry("UNCHANGED", 8);
        assertThat(github.writes()).isEmpty();
    }

    @Test
    void aCheckoutThatIsNotAtTheBaseBranchIsRefused() throws Exception {
        var path = "apps/search/deployment-indexer.yaml";
        commit(Map.of(path, checkout.texts().get(path) + "# changed meanwhile\n"));

        var run = pr("--apply");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.json()).anySatisfy(row -> {
            assertThat(row.required("code").textValue()).isEqualTo("STALE_CHECKOUT");
            assertThat(row.required("workloads").toString()).contains("search/Deployment/indexer");
        });
        assertThat(counts(run)).containsEntry("FAILED", 1).containsEntry("OPENED", 7);
    }

    @Test
    void anUnknownBaseBranchIsARowWithTheRemedy() throws Exception {
        var run = pr("--apply", "--base", "production");

        assertThat(run.exitCode()).isEqualTo(6);
        assertThat(run.json()).singleElement().satisfies(row -> {
            assertThat(row.required("code").textValue()).isEqualTo("NOT_FOUND");
            assertThat(row.required("reason").textValue())
                    .contains("production")
                    .contains("--base");
        });
        assertThat(github.writes()).isEmpty();
    }

    private Invocation pr(String... more) {
        var settings = github.settings();
        var command = new ArrayList<>(List.of(
                "pr",
                "--repo",
                checkout.directory().toString(),
                "--from",
                DemoRun.saved(),
                "--forge",
                "github",
                "--api-url",
                settings.address().apiUrl().toString(),
                "--project",
                GitHubEmulator.REPOSITORY,
                "--token-file",
                settings.tokenFile().toString(),
                "-o",
                "json"));
        command.addAll(List.of(more));
        return rightsizer(Map.of("RIGHTSIZER_PULL_REQUESTS_WRITE_PAUSE", "0s"), command.toArray(String[]::new));
    }

    private static Map<String, Integer> counts(Invocation invocation) throws IOException {
        var counts = new TreeMap<String, Integer>();
        for (JsonNode row : invocation.json()) {
            counts.merge(row.required("outcome").textValue(), 1, Integer::sum);
        }
        return counts;
    }

    /// Alice's commit on the base branch.
    private void commit(Map<String, String> files) throws Exception {
        var head = github.asAlice("GET", "git/ref/heads%2Fmain", "")
                .at("/object/sha")
                .asText();
        var base =
                github.asAlice("GET", "git/commits/" + head, "").at("/tree/sha").asText();
        var tree = JSON.createObjectNode().put("base_tree", base);
        var entries = tree.putArray("tree");
        files.forEach((path, text) -> entries.addObject()
                .put("path", path)
                .put("mode", "100644")
                .put("type", "blob")
                .put("content", text));
        var commit = JSON.createObjectNode()
                .put("message", "by hand")
                .put(
                        "tree",
                        github.asAlice("POST", "git/trees", tree.toString())
                                .path("sha")
                                .asText());
        commit.putArray("parents").add(head);
        var sha = github.asAlice("POST", "git/commits", commit.toString())
                .path("sha")
                .asText();
        github.asAlice(
                "PATCH",
                "git/refs/heads%2Fmain",
                JSON.createObjectNode().put("sha", sha).toString());
    }
}
