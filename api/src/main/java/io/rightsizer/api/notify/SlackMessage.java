package io.rightsizer.api.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rightsizer.api.report.SafeText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A digest as an incoming webhook takes it, in the one form that Slack, Mattermost, Rocket.Chat and others share: a
/// `text` in Slack's markup. Only `&`, `<` and `>` have to be escaped there, so that nothing can be a link or call
/// people; what comes from outside stands in code besides, where Mattermost finds no `@all` and nothing is bold.
///
/// <https://docs.slack.dev/messaging/formatting-message-text>
final class SlackMessage {

    /// Slack asks for at most 4,000 characters and cuts at 40,000.
    static final int MOST_CHARACTERS = 3800;

    private static final int LONGEST = 120;
    private static final String REST = "_and more; the message is full_\n";

    private final StringBuilder text = new StringBuilder();
    private boolean full;

    private SlackMessage() {}

    /// @param report the page of the run; absent where none is served
    static byte[] of(Digest digest, @Nullable URI report) {
        var message = new SlackMessage();
        message.line("*" + digest.title() + "*");
        message.line(digest.accounting());
        if (report != null) {
            message.line("<" + escaped(report.toString()) + "|Open the report>");
        }
        message.section(digest.riskTitle(), rows(digest.risks()));
        message.section("Savings a month", digest.savings());
        message.section("Frees most", rows(digest.largest()));
        if (!digest.risks().isEmpty() || !digest.largest().isEmpty()) {
            message.line("_" + Digest.ARROWS + "_");
        }
        message.section(
                "Left out",
                digest.leftOut().stream()
                        .map(one -> one.count() + " × " + one.code() + ": "
                                + one.code().meaning())
                        .map(SlackMessage::escaped)
                        .toList());
        message.section(
                "Warnings", digest.warnings().stream().map(SlackMessage::code).toList());
        return message.json();
    }

    /// Of a run that came to nothing.
    static byte[] ofFailure(String why) {
        var message = new SlackMessage();
        message.line("*rightsizer: the run failed*");
        message.line(code(why));
        return message.json();
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            line("\n*" + title + "*");
            lines.forEach(line -> line("• " + line));
        }
    }

    /// Whole lines only, so that no code is left open.
    private void line(String line) {
        if (!full && text.length() + line.length() + REST.length() < MOST_CHARACTERS) {
            text.append(line).append('\n');
        } else if (!full) {
            full = true;
            text.append(REST);
        }
    }

    private static List<String> rows(List<Digest.Row> rows) {
        return rows.stream()
                .map(row -> code(row.workload()) + " " + code(row.container()) + ": " + escaped(row.change()))
                .toList();
    }

    private static String code(String outside) {
        var harmless =
                SafeText.of(Digest.cut(outside, LONGEST)).replace('`', '\'').strip();
        return "`" + (harmless.isEmpty() ? "-" : escaped(harmless)) + "`";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private byte[] json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("text", text.toString())
                .put("mrkdwn", true)
                .put("unfurl_links", false)
                .put("unfurl_media", false)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
