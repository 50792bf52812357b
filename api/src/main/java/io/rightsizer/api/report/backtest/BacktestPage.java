package io.rightsizer.api.report.backtest;

import io.rightsizer.analyzer.backtest.Frontier;
import io.rightsizer.api.report.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// A backtest as one page that needs nothing else: no network, no script. Its policy allows only its own style sheet,
/// so that nothing could run even if it got in.
final class BacktestPage {

    private static final String STYLE = "/report/backtest.css";

    private final BacktestRun run;
    private final Narrative narrative;
    private final StringBuilder html = new StringBuilder();

    BacktestPage(BacktestRun run) {
        this.run = run;
        this.narrative = new Narrative(run);
    }

    /// Leaves `out` open.
    void write(Writer out) throws IOException {
        head();
        html.append("<body>\n<main>\n");
        html.append(Html.element("h1", "Which policy would have held?"));
        html.append(Html.element("p", narrative.data() + "."));
        html.append(Html.element("p", narrative.method()));
        warnings();
        if (run.hasResult()) {
            table();
            pictures();
            meanings();
            swept();
        } else {
            html.append(Html.element("p", narrative.nothing()));
        }
        html.append("</main>\n</body>\n</html>\n");
        out.write(html.toString());
    }

    private void head() {
        var style = style();
        html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-");
        html.append(digest(style)).append("'\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append(Html.element("title", "Backtest of " + run.source()));
        html.append("<style>").append(style).append("</style>\n</head>\n");
    }

    private void warnings() {
        for (var warning : narrative.warnings()) {
            html.append("<p class=\"warning\">! ").append(Html.text(warning)).append("</p>\n");
        }
    }

    private void table() {
        html.append("<div class=\"wide\">\n<table>\n<thead>\n<tr>");
        html.append("<th scope=\"col\"></th><th scope=\"col\">POLICY</th>");
        for (var shown : Shown.values()) {
            html.append("<th scope=\"col\" class=\"number\">")
                    .append(Html.text(shown.title()))
                    .append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        run.rows().forEach(this::row);
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Row row) {
        html.append("<tr class=\"").append(style(row.standing())).append("\"><td>");
        html.append(row.standing().sign()).append("</td><th scope=\"row\">");
        html.append(Html.text(row.score().policy())).append("</th>");
        for (var shown : Shown.values()) {
            html.append("<td class=\"number\">")
                    .append(Html.text(shown.of(row)))
                    .append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String style(Row.Standing standing) {
        return switch (standing) {
            case DOMINATES -> "better";
            case BASELINE -> "baseline";
            case OTHER -> "other";
        };
    }

    private void pictures() {
        html.append(Html.element("h2", "What each risk costs"));
        html.append(Html.element(
                "p",
                "Lower and further left is better. Each line is one rule with another margin at"
                        + " every point; a policy below a line beats that rule. The bars are 95 % intervals; a diamond"
                        + " dominates the baseline, which is the square."));
        html.append("<div class=\"pictures\">\n");
        for (var picture : List.of(Picture.memory(run), Picture.cpu(run))) {
            html.append("<figure>\n<figcaption>")
                    .append(Html.text(picture.title()))
                    .append("</figcaption>\n");
            html.append(FrontierPlot.svg(picture)).append("</figure>\n");
        }
        html.append("</div>\n");
    }

    private void meanings() {
        html.append(Html.element("h2", "What the columns mean")).append("<dl>\n");
        meaning(Row.Standing.DOMINATES.sign(), narrative.dominating());
        meaning(Row.Standing.BASELINE.sign(), narrative.baseline());
        for (var shown : Shown.values()) {
            meaning(shown.title(), shown.meaning());
        }
        html.append("</dl>\n");
    }

    private void meaning(String term, String meaning) {
        html.append("<dt>")
                .append(Html.text(term))
                .append("</dt><dd>")
                .append(Html.text(meaning))
                .append("</dd>\n");
    }

    /// The lines as numbers, for those who cannot see them or want to go on with them.
    private void swept() {
        if (run.report().frontiers().isEmpty()) {
            return;
        }
        html.append("<details>\n<summary>The lines as numbers</summary>\n");
        run.report().frontiers().forEach(this::swept);
        html.append("</details>\n");
    }

    private void swept(Frontier frontier) {
        html.append("<table>\n<caption>").append(Html.text(frontier.name())).append("</caption>\n<thead>\n<tr>");
        for (var title : List.of("margin", "risk %", "slack %")) {
            html.append("<th scope=\"col\" class=\"number\">").append(title).append("</th>");
        }
        html.append("</tr>\n</thead>\n<tbody>\n");
        for (var point : frontier.points()) {
            html.append("<tr>");
            for (var cell :
                    List.of(Percent.of(point.margin() / 100), Percent.of(point.risk()), Percent.of(point.slack()))) {
                html.append("<td class=\"number\">").append(cell).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>\n");
    }

    private static String style() {
        try (var in = Objects.requireNonNull(BacktestPage.class.getResourceAsStream(STYLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String digest(String style) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(sha);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
