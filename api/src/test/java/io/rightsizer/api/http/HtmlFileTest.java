package io.rightsizer.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.rightsizer.api.report.Run;
import io.rightsizer.api.report.SampleRuns;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlFileTest {

    private static String html(Run run) throws IOException {
        var out = new StringWriter();
        HtmlFile.write(run.priced(Shelf.rightsizer().costs(run)), out);
        return out.toString();
    }

    @Test
    void needsNothingBesideIt() throws IOException {
        var html = html(SampleRuns.shop());

        assertThat(Markup.links(html)).allMatch(link -> link.startsWith("#"));
        assertThat(html).contains("<style>", "default-src 'none'").doesNotContain("<script", "<link");
    }

    @Test
    void everyLinkLeadsToAPlaceInIt() throws IOException {
        var html = html(SampleRuns.shop());

        assertThat(Markup.links(html))
                .allSatisfy(link -> assertThat(html).contains("id=\"" + link.substring(1) + "\""));
    }

    @Test
    void hostileNamesAreInert() throws IOException {
        var html = html(SampleRuns.of(List.of(SampleRuns.named("</style><script>alert(1)</script>"))));

        assertThat(html).doesNotContain("<script").contains("&lt;/style&gt;&lt;script&gt;");
    }
}
