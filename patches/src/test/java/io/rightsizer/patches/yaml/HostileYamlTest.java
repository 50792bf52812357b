package io.rightsizer.patches.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made to break whoever reads them. The tests run in a heap of 1 GiB.
class HostileYamlTest {

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "- - [{a: "})
    void refusesToNestWithoutEnd(String opening) {
        var file = YamlFile.of(opening.repeat(100_000));

        assertThat(file.refusal().orElseThrow().code()).isIn(RefusalCode.TOO_LARGE, RefusalCode.NOT_YAML);
    }

    @Test
    void refusesBlocksThatNestWithoutEnd() {
        var text = new StringBuilder();
        for (int depth = 0; depth < 2_000; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }

        assertThat(YamlFile.of(text.toString()).refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void readsWhatNestsAsDeepAsASchemaDoes() {
        var file = YamlFile.of("{a: ".repeat(150) + "1" + "}".repeat(150));

        assertThat(file.documents()).hasSize(1);
    }

    @Test
    void doesNotFollowAliasesOfAliasesForEver() {
        var laughs = billionLaughs();
        var file = YamlFile.of(laughs);

        assertThatThrownBy(file::documents)
                .isInstanceOfSatisfying(YamlRefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(RefusalCode.TOO_LARGE));
        assertThat(file.edit(0, List.of(new YamlEdit.PutNumber(List.of("cpu"), 2))))
                .isEqualTo(new Edited.Text(laughs.replace("cpu: 1", "cpu: 2")));
    }

    private static String billionLaughs() {
        var text = new StringBuilder("a0: &a0 [lol]\n");
        for (int level = 1; level < 12; level++) {
            var below = ", *a" + (level - 1);
            text.append(
                    "a%d: &a%d [%s]\n".formatted(level, level, below.repeat(10).substring(2)));
        }
        return text.append("cpu: 1\n").toString();
    }

    @Test
    void refusesAnAliasOfWhatItIsIn() {
        assertThat(YamlFile.of("a: &a [*a]\n").refusal().orElseThrow().code()).isEqualTo(RefusalCode.NOT_YAML);
    }

    @Test
    void refusesFilesThatNobodyKeeps() {
        assertThat(YamlFile.of("a".repeat(10_000_001)).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(YamlFile.of("[" + "a,".repeat(500_001) + "]")
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void editsALargeFile() {
        var text = "list:\n" + "- name: a # \uD83D\uDE80\n  cpu: 1\n".repeat(20_000) + "cpu: 1";

        assertThat(YamlFile.of(text).edit(0, List.of(new YamlEdit.PutNumber(List.of("list", 19_999, "cpu"), 2))))
                .isEqualTo(new Edited.Text(
                        text.substring(0, text.length() - 8) + "2" + text.substring(text.length() - 7)));
    }

    /// Whatever is wrong with a text ends in a refusal.
    @Test
    void neverFailsOtherwiseThanByRefusing() {
        var random = new Random(5);
        var pieces = List.of(
                "a",
                ": ",
                ":",
                "- ",
                "-",
                "\n",
                "\n  ",
                "\r\n",
                "\r",
                "\t",
                "[",
                "]",
                "{",
                "}",
                ", ",
                "&x ",
                "*x",
                "!t ",
                "!",
                "!!int ",
                "'",
                "\"",
                "\\",
                "\\U00110000",
                "\\u00",
                "|",
                ">",
                "|+\n",
                ">-2\n",
                "# c",
                " #",
                "? ",
                "---\n",
                "...\n",
                "%YAML 1.1\n",
                "%TAG ! x\n",
                "%",
                "@",
                "`",
                "<<",
                "\uFEFF",
                "\uD83D",
                "\uD83D\uDE80",
                "\u0000",
                "\u0085",
                "~",
                "null",
                "1e9",
                "b",
                "  ");
        var edits = List.<YamlEdit>of(
                new YamlEdit.Put(List.of("a", "b"), "1"),
                new YamlEdit.Append(List.of("b"), "x"),
                new YamlEdit.Remove(List.of("a")),
                new YamlEdit.PutNull(List.of(0, "a")));
        var readable = 0;
        for (int run = 0; run < 5_000; run++) {
            var text = new StringBuilder();
            for (int piece = random.nextInt(14); piece >= 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var file = YamlFile.of(text.toString());
            readable += file.refusal().isEmpty() ? 1 : 0;
            edits.forEach(edit -> assertThat(file.edit(0, List.of(edit))).isNotNull());
        }
        assertThat(readable).isGreaterThan(500);
    }
}
