package io.rightsizer.patches.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    private static final List<String> HOSTILE = List.of(
            "@acme/admins",
            "#1",
            "GH-12",
            "!7",
            "acme/config#3",
            "https://evil.example",
            "www.evil.example",
            "<img src=x onerror=alert(1)>",
            "<!-- rightsizer:v1 {} -->",
            "-->",
            "`",
            "``",
            "|",
            "\n",
            "\r\n",
            "\t",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u0000",
            "\u2028",
            "[x](javascript:alert)",
            "![i](http://e)",
            "**",
            "_",
            "~~",
            "&lt;script&gt;",
            "\\",
            "$x$",
            ":tada:",
            "%\"m\"",
            "4f1c0000aa4f1c0000aa4f1c0000aa4f1c0000aa",
            "a",
            " ",
            "web",
            "é");

    /// What GitHub and GitLab document as references: see docs.github.com "Autolinked references and URLs" and GitLab's
    /// "GitLab-specific references".
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '\u0001',
            value = {
                "ask @alice => ask @&#8203;alice",
                "fixes #12 => fixes #&#8203;12",
                "see !7 and $3 and %4 => see !&#8203;7 and $&#8203;3 and %&#8203;4",
                "GH-12 => GH&#8203;-12",
                "https://evil.example/x => https:&#8203;//evil.example/x",
                "www.evil.example => www&#8203;.evil.example",
                "<b>&amp; => &lt;b&gt;&amp;amp;",
                "a|b => a&#124;b",
                "a `code` *b* _c_ [d](e) => a \\`code\\` \\*b\\* \\_c\\_ \\[d\\](e)",
                "commit 4f1c000 of 1073741824 => commit 4&#8203;f1c000 of 1073741824",
                "5 % of its CPU, 190m => 5 % of its CPU, 190m"
            })
    void breaksWhatAForgeWouldTakeForMore(String text, String escaped) {
        assertThat(Markdown.text(text)).isEqualTo(escaped);
    }

    @Test
    void nothingLeavesACodeSpanOrATableCellWhateverItIsMadeOf() {
        var random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            var name = new StringBuilder();
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                name.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
            }
            var code = Markdown.code(name.toString());
            assertThat(code.substring(1, code.length() - 1)).isNotBlank().doesNotContain("`", "|");
            assertThat(code).startsWith("`").endsWith("`").doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

            var text = Markdown.text(name.toString());
            assertThat(text)
                    .doesNotContainPattern("[<>|\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]")
                    .doesNotContainPattern("(?<!&)[@#][\\p{L}\\p{N}]")
                    .doesNotContainPattern("(?<!\\\\)(?:\\\\\\\\)*[`*_\\[\\]~]")
                    .doesNotContain("://")
                    .doesNotContain("www.");
        }
    }
}
