package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever sees some teams only is told of no other, whatever they ask.
class TeamsApartTest {

    private static final String ALL = "5a1f0c7e93b84d26a7f0";
    private static final String VIEWER = "5a1f0c7e93b84d26a7f1";
    private static final String FINANCE = "5a1f0c7e93b84d26a7f2";
    private static final String BOOKKEEPER = "5a1f0c7e93b84d26a7f3";
    private static final String STRANGER = "5a1f0c7e93b84d26a7f4";

    private static final Shelf SHELF = shelf();
    private static final Site SITE = site();

    private static Shelf shelf() {
        try {
            return TwoTeams.shelf();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Site site() {
        try {
            var tokens = Files.createTempFile("tokens", "");
            var lines = List.of(
                    ALL,
                    VIEWER + ":role=viewer:teams=shop",
                    FINANCE + ":teams=shop:role=finance",
                    BOOKKEEPER + ":role=finance:teams=",
                    STRANGER + ":teams=nobody");
            var access = TokenAccess.of(Files.write(tokens, lines));
            Files.delete(tokens);
            return Site.of(SHELF.data(), access, Limits.NONE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @AfterAll
    static void stops() {
        SITE.close();
        SHELF.close();
    }

    private static String body(String token, String path) throws Exception {
        var answer = SITE.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static int status(String token, String path) throws Exception {
        return SITE.get(path, "Authorization", "Bearer " + token).statusCode();
    }

    /// Everything that links lead to, pages and files.
    private static Map<String, String> crawled(String token) throws Exception {
        var found = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            var path = open.remove();
            if (!found.containsKey(path)) {
                found.put(path, body(token, path));
                Markup.links(found.get(path)).stream()
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> link.startsWith("/"))
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static String key(String name) throws Exception {
        var list = new ObjectMapper().readTree(body(ALL, "/api/v1/runs/newer/containers"));
        return list.required("containers")
                .valueStream()
                .filter(one -> one.required("name").textValue().equals(name))
                .map(one -> one.required("workload").textValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoSeesAllSeesAll() throws Exception {
        assertThat(crawled(ALL).values().toString())
                .contains(
                        "payments-web", "payments-job", "payments-gone", "stray", "shop-web", "quota-of-payments-web");
    }

    @Test
    void nothingThatLinksLeadToTellsOfAnotherTeam() throws Exception {
        assertThat(crawled(VIEWER))
                .containsKey("/runs/older...newer")
                .containsKey("/workloads/" + key("shop-web") + "?run=newer")
                .allSatisfy((path, body) -> assertThat(body).as(path).doesNotContain(TwoTeams.FOREIGN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/?run=older",
                "/workloads",
                "/workloads?q=e&size=500",
                "/workloads?ns=shop",
                "/workloads?only=skipped",
                "/workloads.csv",
                "/workloads.csv?sort=name&q=job",
                "/namespaces",
                "/teams",
                "/cost",
                "/cost?by=team",
                "/cost?by=workload",
                "/cost?by=cluster",
                "/cost.csv?by=workload",
                "/cost/focus.csv",
                "/namespaces/shop",
                "/teams/shop",
                "/nodes",
                "/runs",
                "/runs/older...newer",
                "/runs/newer...older",
                "/skipped",
                "/about",
                "/api/v1/runs",
                "/api/v1/runs/newer",
                "/api/v1/runs/newer/containers",
                "/api/v1/runs/newer/containers?q=job",
                "/api/v1/openapi.yaml"
            })
    void noRouteTellsOfAnotherTeam(String path) throws Exception {
        assertThat(body(VIEWER, path)).doesNotContain(TwoTeams.FOREIGN);
        assertThat(SITE.get(path, "Authorization", "Bearer " + STRANGER).body())
                .doesNotContain(TwoTeams.FOREIGN)
                .doesNotContain("shop-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments-web", "payments-job", "stray"})
    void anothersWorkloadIsNotThere(String name) throws Exception {
        var key = key(name);
        var answer = SITE.get("/workloads/" + key, "Authorization", "Bearer " + VIEWER);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(SITE.get("/workloads/no-such", "Authorization", "Bearer " + VIEWER)
                        .body());
        assertThat(status(VIEWER, "/api/v1/runs/newer/workloads/" + key)).isEqualTo(404);
        assertThat(status(VIEWER, "/api/v1/runs/newer/workloads/" + key + "/series"))
                .isEqualTo(404);
        assertThat(status(ALL, "/api/v1/runs/newer/workloads/" + key + "/series"))
                .isEqualTo(200);
    }

    @Test
    void ownWorkloadsHaveAllTheirPages() throws Exception {
        var key = key("shop-web");

        assertThat(body(VIEWER, "/workloads/" + key)).contains("/teams/shop", "shop-web #7");
        body(VIEWER, "/api/v1/runs/newer/workloads/" + key);
        body(VIEWER, "/api/v1/runs/newer/workloads/" + key + "/series");
    }

    @Test
    void whatBecameOfOwnWorkloadsIsTold() throws Exception {
        assertThat(body(VIEWER, "/cost")).contains("What changes brought", "deploy/shop-done");
        assertThat(body(ALL, "/cost")).contains("deploy/payments-done");
        assertThat(body(VIEWER, "/teams/shop")).contains("CPU requested", "<svg");
        assertThat(body(VIEWER, "/workloads/" + key("shop-done"))).contains("set as advised");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/teams/payments", "/namespaces/payments-web", "/namespaces/stray", "/teams/%28no+team%29"})
    void anothersGroupIsNotThere(String path) throws Exception {
        assertThat(status(VIEWER, path)).isEqualTo(404);
        assertThat(status(FINANCE, path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"team=payments", "ns=payments-web", "ns=stray", "team=%28no+team%29"})
    void whatOnlyOthersHaveIsNoChoice(String facet) throws Exception {
        var answer = SITE.get("/workloads?" + facet, "Authorization", "Bearer " + VIEWER);

        assertThat(status(ALL, "/workloads?" + facet)).isEqualTo(200);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body().replaceFirst("There is no \\w+ [^.]*", "")).doesNotContain(TwoTeams.FOREIGN);
    }

    @Test
    void everythingIsCountedAnew() throws Exception {
        assertThat(body(VIEWER, "/")).contains("3 discovered = 1 recommended + 1 unchanged + 1 skipped + 0 failed");
        assertThat(body(VIEWER, "/workloads")).contains("3 containers.");
        assertThat(body(VIEWER, "/skipped")).contains("1 of 3 containers were not judged");
        assertThat(body(VIEWER, "/nodes")).contains("run on 1 machines, which others share", "On spot: ");
        assertThat(body(VIEWER, "/namespaces")).contains("quota-of-shop");
        assertThat(body(VIEWER, "/runs/older...newer"))
                .containsPattern("<strong>3</strong>\\s*<span class=\"meaning\">containers</span>")
                .contains("3 containers differ")
                .doesNotContain("the price of all machines");
        assertThat(body(VIEWER, "/runs")).doesNotContain("Discovered");
        assertThat(body(ALL, "/runs")).contains("Discovered");
    }

    @Test
    void theApiCountsTheSame() throws Exception {
        var mapper = new ObjectMapper();

        assertThat(mapper.readTree(body(VIEWER, "/api/v1/runs/newer/containers"))
                        .required("total")
                        .intValue())
                .isEqualTo(3);
        assertThat(mapper.readTree(body(VIEWER, "/api/v1/runs/newer"))
                        .at("/accounting/discovered")
                        .intValue())
                .isEqualTo(3);
        assertThat(mapper.readTree(body(VIEWER, "/api/v1/runs")).at("/runs/0").has("accounting"))
                .isFalse();
    }

    /// Cents are rounded so that each bill adds up.
    @Test
    void aTeamsCostIsItsRowOfTheBill() throws Exception {
        var ofAll = shopsMonth(ALL);

        assertThat(ofAll).isPositive();
        assertThat(shopsMonth(VIEWER)).isCloseTo(ofAll, within(new BigDecimal("0.01")));
        assertThat(body(VIEWER, "/cost.csv?by=team").lines().map(line -> line.split(",")[2]))
                .containsExactly("team", "shop", "Total");
        assertThat(body(VIEWER, "/cost")).contains("A month of the workloads you may see");
    }

    private static BigDecimal shopsMonth(String token) throws Exception {
        return body(token, "/cost.csv?by=team")
                .lines()
                .map(line -> line.split(","))
                .filter(row -> row[2].equals("shop"))
                .map(row -> new BigDecimal(row[8]))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {FINANCE, BOOKKEEPER})
    void financeSeesWhatAllTeamsCost(String token) throws Exception {
        for (var path : List.of("/cost", "/cost.csv?by=team", "/cost?by=workload", "/cost/focus.csv", "/nodes")) {
            assertThat(body(token, path)).isEqualTo(body(ALL, path));
        }
        assertThat(status(token, "/workloads/" + key("payments-web"))).isEqualTo(404);
        assertThat(body(token, "/workloads")).doesNotContain(TwoTeams.FOREIGN);
        assertThat(body(token, "/")).doesNotContain(TwoTeams.FOREIGN);
        assertThat(body(token, "/runs/older...newer"))
                .contains("the price of all machines")
                .doesNotContain(TwoTeams.FOREIGN);
    }

    @Test
    void financeSeesTheWorkloadsOfItsTeamsOnly() throws Exception {
        assertThat(status(FINANCE, "/workloads/" + key("shop-web"))).isEqualTo(200);
        assertThat(status(BOOKKEEPER, "/workloads/" + key("shop-web"))).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/metrics/"})
    void whatIsToldOfAllTogetherIsForThoseWhoSeeAll(String path) throws Exception {
        assertThat(status(ALL, path)).isNotEqualTo(403);
        assertThat(status(VIEWER, path)).isEqualTo(403);
        assertThat(status(FINANCE, path)).isEqualTo(403);
    }
}
