package io.rightsizer.api.report.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class BacktestPageTest {

    private static final Pattern SVG = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    @Test
    void drawsALineAFamilyAndAMarkAPolicyInBothPictures() throws IOException {
        var page = page(SampleBacktests.two());

        assertThat(page)
                .containsSubsequence(
                        "<svg",
                        "<polyline class=\"line line0\"",
                        ">krr-simple</text>",
                        ">peak × (1 + m)</text>",
                        "</svg>",
                        "<svg",
                        "<polyline class=\"line line0\"",
                        ">krr-simple</text>",
                        ">p95 × (1 + m)</text>",
                        "</svg>");
    }

    /// Violations of 8.8 % on a square-root axis from 0 to 18.656 % (1.06 x the highest upper bound, 17.6 %), 46 to 586
    /// pixels: 46 + 540 x sqrt(0.088 / 0.18656) = 416.9, of which the square's edge lies 5 to the left.
    @Test
    void placesAMarkByItsRisk() throws IOException {
        assertThat(page(SampleBacktests.two())).contains("<rect class=\"mark baseline\" x=\"411.9\"");
    }

    @ParameterizedTest
    @MethodSource("io.rightsizer.api.report.backtest.BacktestJsonTest#all")
    void picturesAreWellFormed(BacktestRun run) throws Exception {
        var pictures = SVG.matcher(page(run)).results().toList();

        assertThat(pictures).hasSize(run.hasResult() ? 2 : 0);
        for (var picture : pictures) {
            parse(picture.group());
        }
    }

    private static void parse(String xml) throws ParserConfigurationException, SAXException, IOException {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        assertThat(builder.parse(new InputSource(new StringReader(xml)))
                        .getDocumentElement()
                        .getAttribute("role"))
                .isEqualTo("img");
    }

    @Test
    void escapesWhatComesFromOutside() throws IOException {
        assertThat(page(SampleBacktests.hostile()))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("=1+1,&quot;&lt;b onload=&#39;x&#39;&gt;")
                .doesNotContain("<script", "<b ", "<img");
    }

    @Test
    void neitherLoadsNorRunsAnything() throws IOException {
        assertThat(page(SampleBacktests.two()))
                .contains("content=\"default-src 'none'; style-src 'sha256-")
                .doesNotContain("<script", "http://", "https://", "style=\"", "@import", "url(http");
    }

    @Test
    void marksWhatDominatesTheBaselineWithASign() throws IOException {
        assertThat(page(SampleBacktests.two()))
                .contains("<td>✓</td><th scope=\"row\">split</th>")
                .contains("<td>•</td><th scope=\"row\">krr-simple</th>");
    }

    @Test
    void saysWhatHistoryIsNeededWhenNothingCouldBeJudged() throws IOException {
        assertThat(page(SampleBacktests.nothingJudged()))
                .contains("No container has the history a backtest needs")
                .doesNotContain("<svg", "<table");
    }

    private static String page(BacktestRun run) throws IOException {
        return SampleBacktests.written(run, BacktestFormat.HTML, 120);
    }
}
