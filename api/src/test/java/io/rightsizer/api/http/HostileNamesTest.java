package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.report.SampleRuns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names come from whoever may create an object in a cluster.
class HostileNamesTest {

    private static final List<String> NAMES = List.of(
            "<script>alert(1)</script>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)",
            "</title></textarea><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "web\u202Egnp.exe",
            "web\u0000\u001B[31m\u0007",
            "a/../../etc/passwd",
            "x&y=1#z?q");

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

    @Test
    void areInertOnEveryPage() throws Exception {
        var run = SampleRuns.of(NAMES.stream().map(SampleRuns::named).toList());
        try (var site = Site.of(run)) {
            var pages = ReportPagesTest.crawled(site);

            assertThat(pages).hasSizeGreaterThan(NAMES.size());
            assertThat(pages.values()).allSatisfy(HostileNamesTest::isInert);
            assertThat(site.log).isEmpty();
        }
    }

    private static void isInert(String html) {
        assertThat(Markup.forbidden(html)).isEmpty();
        assertThat(Markup.elements(html)).isSubsetOf(OURS);
        assertThat(Markup.links(html)).allMatch(link -> link.startsWith("/") || link.startsWith("#"));
        assertThat(html.chars()).noneMatch(point -> point == 0x202E || point == 0x1B || point == 0 || point == 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"q", "ns", "run", "sort", "page", "nonsense"})
    void areInertWhereAFormTakesThem(String field) throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            for (var name : NAMES) {
                var answer = site.get("/workloads?" + field + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8));

                isInert(answer.body());
                assertThat(answer.statusCode()).isIn(200, 400, 404);
            }
            assertThat(site.log).isEmpty();
        }
    }

    @Test
    void areInertInAnAddress() throws Exception {
        try (var site = Site.of(SampleRuns.shop())) {
            for (var path :
                    List.of("/%3Cscript%3Ealert(1)%3C/script%3E", "/workloads/%22onload=%22", "/runs/%3Cb%3E...x")) {
                var answer = site.get(path);

                isInert(answer.body());
                assertThat(answer.statusCode()).isIn(400, 404);
            }
        }
    }

    @Test
    void makeNoFileOutsideTheReport(@TempDir Path directory) throws Exception {
        var out = directory.resolve("report");
        var run = SampleRuns.of(NAMES.stream().map(SampleRuns::named).toList());

        try (var shelf = Shelf.of(run)) {
            StaticReport.write(shelf.data(), Site.SETTINGS, out);
        }

        try (var files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file -> out.equals(file.getParent()))
                    .allMatch(file -> file.getFileName().toString().matches("[a-z0-9-]+\\.(html|css|js|svg|csv)"));
        }
    }
}
