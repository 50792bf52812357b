package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names come from whoever may create an object in a cluster.
class HostileNamesTest {

    private static final List<String> NAMES = HostileCluster.NAMES;

    private static final List<String> OURS = List.of(
            "a",
            "abbr",
            "body",
            "button",
            "caption",
            "circle",
            "code",
            "dd",
            "desc",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "head",
            "header",
            "html",
            "input",
            "label",
            "li",
            "line",
            "link",
            "main",
            "meta",
            "nav",
            "option",
            "p",
            "path",
            "pattern",
            "pre",
            "rect",
            "script",
            "section",
            "select",
            "span",
            "strong",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    /// Control characters but for the line feed, and what turns text around or breaks lines unseen.
    private static final Pattern TREACHEROUS =
            Pattern.compile("[\\x00-\\x09\\x0b-\\x1f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

    private static final Shelf SHELF = shelf();
    private static final Site SITE = site();

    private static Shelf shelf() {
        try {
            return HostileCluster.shelf();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Site site() {
        try {
            return Site.of(SHELF.data());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @AfterAll
    static void closes() {
        SITE.close();
        SHELF.close();
    }

    @AfterEach
    void nothingBroke() {
        assertThat(SITE.log).isEmpty();
    }

    /// Pages and files that links lead to from these, each filter and order once for one name only.
    private static Map<String, HttpResponse<String>> crawled(String... begin) throws Exception {
        var found = new LinkedHashMap<String, HttpResponse<String>>();
        var open = new ArrayDeque<>(List.of(begin));
        while (!open.isEmpty()) {
            var path = open.remove();
            if (!found.containsKey(path)) {
                var answer = SITE.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                found.put(path, answer);
                Markup.links(answer.body()).stream()
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> link.startsWith("/") && !isMoreOfTheSame(link))
                        .forEach(open::add);
            }
        }
        return found;
    }

    private static boolean isMoreOfTheSame(String link) {
        return link.startsWith("/workloads?") && link.matches(".*&(sort|only|code|page)=.*");
    }

    private static boolean is(HttpResponse<String> answer, String type) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith(type);
    }

    @Test
    void areInertOnEveryPage() throws Exception {
        var pages = crawled("/", "/?run=older", "/runs/older...newer", "/runs/newer...older", "/cost?by=team");

        assertThat(pages.keySet())
                .anyMatch(path -> path.startsWith("/workloads/"))
                .anyMatch(path -> path.startsWith("/teams/"))
                .anyMatch(path -> path.startsWith("/namespaces/"))
                .anyMatch(path -> path.startsWith("/nodes"));
        assertThat(pages.values())
                .filteredOn(answer -> is(answer, "text/html"))
                .hasSizeGreaterThan(3 * NAMES.size())
                .allSatisfy(answer -> isInert(answer.body()));
        assertThat(pages.values())
                .allSatisfy(answer -> assertThat(answer.headers().map()).doesNotContainKey("set-cookie"));
    }

    @Test
    void areInertInEveryJson() throws Exception {
        var answers = crawled("/workloads", "/api/v1/runs", "/api/v1/runs/newer").values().stream()
                .filter(answer -> is(answer, "application/json"))
                .toList();

        assertThat(answers).hasSizeGreaterThan(2).allSatisfy(answer -> {
            assertThat(new ObjectMapper().readTree(answer.body()).isObject()).isTrue();
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.body().chars()).noneMatch(point -> point < ' ');
        });
    }

    /// A spreadsheet takes a cell for a formula that begins so
    /// (<https://owasp.org/www-community/attacks/CSV_Injection>).
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workloads.csv",
                "/cost.csv?by=team",
                "/cost.csv?by=namespace",
                "/cost.csv?by=workload",
                "/cost/focus.csv"
            })
    void areNoFormulasInEveryCsv(String path) throws Exception {
        var answer = SITE.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(is(answer, "text/csv")).isTrue();
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;");
        assertThat(answer.body())
                .contains("HYPERLINK")
                .doesNotContainPattern("(?m)(^|,)\"?[=@+](?![0-9])")
                .doesNotContainPattern("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\u2028-\\u202e\\u2066-\\u2069]");
    }

    private static void isInert(String html) {
        assertThat(Markup.forbidden(html)).isEmpty();
        assertThat(Markup.elements(html)).isSubsetOf(OURS);
        assertThat(Markup.links(html))
                .allMatch(link ->
                        link.startsWith("/") || link.startsWith("#") || link.startsWith("https://git.example/"));
        assertThat(html).doesNotContainPattern(TREACHEROUS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/workloads?q=",
                "/workloads?cluster=",
                "/workloads?ns=",
                "/workloads?team=",
                "/workloads?kind=",
                "/workloads?verdict=",
                "/workloads?code=",
                "/workloads?only=",
                "/workloads?sort=",
                "/workloads?page=",
                "/workloads?size=",
                "/workloads?run=",
                "/workloads?nonsense=",
                "/workloads.csv?q=",
                "/cost?by=",
                "/cost.csv?by=",
                "/?run=",
                "/skipped?run=",
                "/workloads/none?cpu=",
                "/workloads/none?memory-buffer=",
                "/workloads/",
                "/teams/",
                "/namespaces/",
                "/runs/",
                "/runs/newer...",
                "/assets/",
                "/"
            })
    void areInertWhereAnAddressOrAFormTakesThem(String place) throws Exception {
        for (var name : NAMES) {
            var answer = SITE.get(place + encoded(name));

            assertThat(answer.statusCode()).isIn(200, 400, 404);
            if (!is(answer, "text/csv")) {
                isInert(answer.body());
            }
        }
    }

    /// Of a path as well as of a query.
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs/",
                "/api/v1/runs/newer/containers?q=",
                "/api/v1/runs/newer/containers?ns=",
                "/api/v1/runs/newer/containers?sort=",
                "/api/v1/runs/newer/workloads/",
                "/api/v1/runs?"
            })
    void areInertWhereTheApiTakesThem(String place) throws Exception {
        for (var name : NAMES) {
            var answer = SITE.get(place + encoded(name));

            assertThat(answer.statusCode()).isIn(200, 400, 404);
            if (is(answer, "application/json")) {
                new ObjectMapper().readTree(answer.body());
            } else {
                assertThat(answer.statusCode()).as("an address that is none").isEqualTo(400);
                isInert(answer.body());
            }
        }
    }

    /// The form of a workload's page takes numbers only, and says so.
    @Test
    void areInertWhereWhatIfTakesThem() throws Exception {
        var page = Markup.links(SITE.get("/workloads").body()).stream()
                .filter(link -> link.startsWith("/workloads/"))
                .findFirst()
                .orElseThrow();
        for (var field : List.of("cpu", "cpu-buffer", "memory", "memory-buffer", "run")) {
            for (var name : NAMES) {
                var answer = SITE.get(page.replaceFirst("\\?.*", "") + "?" + field + "=" + encoded(name));

                isInert(answer.body());
                assertThat(answer.statusCode()).isIn(400, 404);
            }
        }
    }

    @Test
    void areInertInTheReportAsFiles(@TempDir Path directory) throws Exception {
        var out = directory.resolve("report");

        StaticReport.write(SHELF.data(), Site.SETTINGS, out);

        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).toList())
                    .allMatch(file -> out.equals(file.getParent()))
                    .allMatch(file -> file.getFileName().toString().matches("[a-z0-9-]+\\.(html|css|js|svg|csv)"))
                    .filteredOn(file -> file.toString().endsWith(".html"))
                    .hasSizeGreaterThan(2 * NAMES.size())
                    .allSatisfy(file -> isInertFile(Files.readString(file)));
        }
    }

    private static void isInertFile(String html) {
        assertThat(Markup.forbidden(html)).isEmpty();
        assertThat(Markup.elements(html)).isSubsetOf(OURS);
        assertThat(Markup.links(html))
                .allMatch(link -> link.matches("[a-z0-9-]*(\\.(html|css|js|svg|csv))?(#[a-z0-9-]*)?")
                        || link.startsWith("https://git.example/"));
        assertThat(html).doesNotContainPattern(TREACHEROUS);
    }

    @Test
    void areInertInOneFile() throws Exception {
        var run = SHELF.history().read(SHELF.history().runs().getFirst());
        var out = new StringWriter();

        HtmlFile.write(run.priced(Shelf.rightsizer().costs(run)), out);

        var html = out.toString();
        assertThat(Markup.elements(html)).doesNotContain("script", "img");
        assertThat(Markup.links(html)).allMatch(link -> link.startsWith("#"));
        assertThat(html).doesNotContainPattern(TREACHEROUS);
    }
}
