package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.report.PricedRuns;
import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPagesTest {

    private static final int MOST_PAGES = 1000;

    private final Run run = SampleRuns.shop();
    private Site site;

    @BeforeEach
    void serves() throws IOException {
        site = Site.of(run);
    }

    @AfterEach
    void stops() {
        site.close();
    }

    /// Every page that can be reached by links from the first, by its address.
    static Map<String, String> crawled(Site site) throws IOException, InterruptedException {
        var pages = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty() && pages.size() < MOST_PAGES) {
            var path = open.remove();
            if (!pages.containsKey(path)) {
                var answer = site.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                var isPage =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
                pages.put(path, isPage ? answer.body() : "");
                if (isPage) {
                    Markup.links(answer.body()).stream()
                            .map(link -> link.replaceFirst("#.*", ""))
                            .filter(link -> !link.isEmpty())
                            .forEach(open::add);
                }
            }
        }
        return pages;
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhereOnThisServer() throws Exception {
        var pages = crawled(site);

        assertThat(pages.keySet())
                .allMatch(path -> path.startsWith("/") && !path.startsWith("//"))
                .anyMatch(path -> path.startsWith("/workloads/shop-deployment-web-"))
                .anyMatch(path -> path.startsWith("/skipped"))
                .hasSizeLessThan(MOST_PAGES);
    }

    @Test
    void noPageHasInlineScriptsOrStyles() throws Exception {
        assertThat(crawled(site).values())
                .allSatisfy(html -> assertThat(Markup.forbidden(html)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/workloads?only=risk", "/workloads.csv", "/api/v1/runs"})
    void whoHasAnAnswerAlreadyIsOnlyToldSo(String path) throws Exception {
        var tag = site.get(path).headers().firstValue("ETag").orElseThrow();

        var again = site.get(path, "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(site.get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/workloads.csv", "/api/v1/runs"})
    void compressesWhereThatIsAccepted(String path) throws Exception {
        var plain = site.get(path);
        var packed = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(site.uri().resolve(path))
                                .header("Accept-Encoding", "br, gzip")
                                .build(),
                        BodyHandlers.ofInputStream());

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        try (var unpacked = new GZIPInputStream(packed.body())) {
            assertThat(unpacked).hasContent(plain.body());
        }
    }

    @Test
    void putsRisksBeforeSavings() throws Exception {
        var html = site.get("/").body();

        assertThat(html)
                .containsSubsequence(
                        "at risk", "The largest risks", "sts/cache:redis", "The largest savings", "deploy/web");
        assertThat(html).contains("7 discovered = 3 recommended + 1 unchanged + 2 skipped + 1 failed");
    }

    @Test
    void tellsWhyAndHowFarToBelieveIt() throws Exception {
        var cache = Markup.links(site.get("/workloads").body()).stream()
                .filter(link -> link.contains("statefulset-cache"))
                .findFirst()
                .orElseThrow();

        var html = site.get(cache).body();

        assertThat(html)
                .contains("Confidence: medium", "was OOM-killed in the window", "runs a JVM")
                .contains("CPU request: p99 240m", "Memory is not lowered", "Exceeded 0 times.")
                .contains("2, one of them its last termination")
                .contains("memory: \"512Mi\"");
    }

    @Test
    void aNamespaceHasAPageOfItsOwnWithAllItsRows() throws Exception {
        var html = site.get("/namespaces/web").body();

        assertThat(html).contains("web – rightsizer", "of 2 containers; 1 to change", "deploy/front");
        assertThat(html).contains("<strong>5</strong>", "1.25Gi → 960Mi").doesNotContain("sts/cache");
        assertThat(Markup.links(html))
                .contains("/workloads.csv?run=" + run.run().id() + "&ns=web")
                .contains("/api/v1/runs/" + run.run().id() + "/containers?ns=web");
    }

    @Test
    void aGroupIsFoundWhateverItIsCalled() throws Exception {
        var odd = SampleRuns.of(List.of(SampleRuns.named("x&y=1#z?q")));
        try (var site = Site.of(odd)) {
            var own = Markup.links(site.get("/teams").body()).stream()
                    .filter(link -> link.startsWith("/teams/"))
                    .findFirst()
                    .orElseThrow();

            assertThat(own).matches("/teams/no-team-[0-9a-f]{16}\\?run=.*");
            assertThat(site.get(own).body()).contains("(no team)");
        }
    }

    @Test
    void saysWhatHelpsWhereSomethingWasLeftOut() throws Exception {
        assertThat(site.get("/skipped").body())
                .contains("NEW_WORKLOAD", "Wait: it is judged once", "SHARD_FAILED", "Scan again");
    }

    @ParameterizedTest
    @CsvSource({
        "/workloads?ns=web, front, cache",
        "/workloads?q=CACHE, cache, front",
        "/workloads?only=skipped, fresh, cache",
        "/workloads?verdict=Keep, deploy/api, deploy/web",
        "/workloads?code=HPA_CPU, front, cache"
    })
    void narrowsTheRowsDown(String path, String shown, String hidden) throws Exception {
        var table = site.get(path).body().replaceAll("(?s)^.*<tbody>|</tbody>.*$", "");

        assertThat(table).contains(shown).doesNotContain(hidden);
    }

    @Test
    void keepsTheRunAndTheFilterInEveryLinkOfAList() throws Exception {
        var links = Markup.links(site.get("/workloads?ns=shop&q=a&sort=name").body());

        assertThat(links).contains("/workloads?run=" + run.run().id() + "&ns=shop&q=a&only=risk&sort=name");
        assertThat(links).contains("/workloads.csv?run=" + run.run().id() + "&ns=shop&q=a&sort=name");
    }

    @Test
    void aCsvHasExactlyTheRowsOfItsPage() throws Exception {
        var many = SampleRuns.of(
                IntStream.range(0, 120).mapToObj(SampleRuns::numbered).toList());
        try (var big = Site.of(many)) {
            var answer = big.get("/workloads.csv?sort=name&page=3&size=50");

            assertThat(answer.body().lines().skip(1).map(line -> line.split(",")[3]))
                    .containsExactlyElementsOf(IntStream.range(100, 120)
                            .mapToObj("workload-%05d"::formatted)
                            .toList());
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"workloads.csv\"");
            assertThat(big.get("/workloads?page=3").body()).contains("101 to 120 of 120 containers", "Page 3 of 3");
        }
    }

    @Test
    void givesFinanceTheMonthAsFocus() throws Exception {
        try (var priced = Site.of(PricedRuns.shop())) {
            var answer = priced.get("/cost/focus.csv");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"focus.csv\"");
            assertThat(answer.body().lines().findFirst().orElse("")).contains("BilledCost", "ChargePeriodStart");
        }
        assertThat(site.get("/cost/focus.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsWhatIsConfigured() throws Exception {
        assertThat(site.get("/about").body()).contains("pricing.teamLabel", "RIGHTSIZER_TEAM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/workloads?page=9 | 404 | There is no page 9; these 7 rows have page 1 only.",
                "/workloads?page=x | 400 | &#39;page&#39; is a whole number from 1 to 1000000, not &#39;x&#39;.",
                "/workloads?size=9999 | 400 | from 1 to 500",
                "/workloads?sort=size | 400 | cannot sort by &#39;size&#39;",
                "/workloads?only=rsk | 400 | did you mean &#39;risk&#39;?",
                "/workloads?ns=shopp | 404 | did you mean &#39;shop&#39;?",
                "/workloads?verdict=Grow | 404 | There is no verdict &#39;Grow&#39;",
                "/workloads?nss=shop | 400 | did you mean &#39;ns&#39;?",
                "/workloads?ns=shop&ns=web | 400 | Give &#39;ns&#39; once",
                "/?run=none | 404 | There is no run &#39;none&#39;",
                "/workloads/no-such | 404 | has no such workload",
                "/cost?by=day | 400 | known are team, namespace, cluster, region, workload",
                "/namespaces/shopp | 404 | did you mean &#39;shop&#39;?",
                "/teams/nobody | 404 | There is no team &#39;nobody&#39;",
                "/runs/a | 404 | There is no run &#39;a&#39;",
                "/runs/a...b...c | 404 | /runs/EARLIER...LATER",
                "/nope | 404 | There is no such page.",
                "/assets/../report.css | 404 | There is no",
                "/workloads/web?cpu=101 | 400 | from 50 to 100"
            })
    void aWrongAddressIsToldWhatIsValid(String path, int status, String message) throws Exception {
        var answer = site.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().replace("&#39;", "'")).contains(message.replace("&#39;", "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/workloads", "/namespaces", "/teams", "/cost", "/nodes", "/runs", "/skipped", "/about"})
    void anEmptyRunHasPagesThatSaySo(String path) throws Exception {
        try (var empty = Site.of(SampleRuns.of(List.of()))) {
            assertThat(empty.get(path).statusCode()).isEqualTo(200);
            assertThat(empty.log).isEmpty();
        }
    }
}
