package io.rightsizer.patches.yaml;

import static io.rightsizer.patches.yaml.Edits.edited;
import static io.rightsizer.patches.yaml.Edits.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A value in place of another: YAML before, YAML after.
class EditedValueTest {

    private static final List<Object> CPU = List.of("resources", "requests", "cpu");

    @Test
    void leavesEverythingAroundTheValueAsItIs() {
        var before = """
                # Owned by the shop team
                resources:   # measured in May

                  requests: {memory: 1Gi, cpu: 250m}   # both

                # \t end
                """;

        assertThat(put(before, CPU, "300m")).isEqualTo(before.replace("250m", "300m"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "250m | 300m | 300m",
                "250m | 2 | \"2\"",
                "1 | 2 | \"2\"",
                "0.2 | 250m | 250m",
                "250m | 1e9 | \"1e9\"",
                "250m | 0.5 | \"0.5\"",
                "250m | 1E | \"1E\"",
                "512Mi | 1.5Gi | 1.5Gi",
                "'250m' | 300m | '300m'",
                "'250m' | 2 | '2'",
                "'250m' | it's | 'it''s'",
                "\"250m\" | 300m | \"300m\"",
                "\"250m\" | say \"a\\b\" | \"say \\\"a\\\\b\\\"\"",
                "plain | off | \"off\"",
                "plain | rightsizing | rightsizing",
                "plain | a: b # c | \"a: b # c\"",
                "!!str 250m | 300m | 300m",
                "null | 300m | \"300m\"",
                "~ | 300m | \"300m\"",
            })
    void keepsTheQuotesWhereEveryReaderTakesTheNewTextForAString(String old, String value, String expected) {
        assertThat(put("resources: {requests: {cpu: " + old + "}}\n", CPU, value))
                .isEqualTo("resources: {requests: {cpu: " + expected + "}}\n");
        assertThat(put("cpu: " + old + " # why\nmemory: 1Gi", List.of("cpu"), value))
                .isEqualTo("cpu: " + expected + " # why\nmemory: 1Gi");
    }

    @Test
    void fillsAnEmptyValue() {
        assertThat(put("cpu:\nmemory: 1Gi\n", List.of("cpu"), "1")).isEqualTo("cpu: \"1\"\nmemory: 1Gi\n");
        assertThat(put("cpu: # later\n", List.of("cpu"), "1")).isEqualTo("cpu: \"1\" # later\n");
        assertThat(put("{cpu: , memory: 1Gi}", List.of("cpu"), "1")).isEqualTo("{cpu: \"1\" , memory: 1Gi}");
        assertThat(put("{cpu, memory: 1Gi}", List.of("cpu"), "1")).isEqualTo("{cpu: \"1\", memory: 1Gi}");
        assertThat(put("{\"cpu\":}", List.of("cpu"), "1")).isEqualTo("{\"cpu\": \"1\"}");
    }

    @Test
    void writesWholeNumbersAsNumbersAndNullAsNull() {
        assertThat(edited("replicas: '3' # three\n", new YamlEdit.PutNumber(List.of("replicas"), 5)))
                .isEqualTo("replicas: 5 # three\n");
        assertThat(edited("a: {b: 1}\n", new YamlEdit.PutNull(List.of("a", "b"))))
                .isEqualTo("a: {b: null}\n");
        assertThat(edited("a:\nb: ~\n", new YamlEdit.PutNull(List.of("a")), new YamlEdit.PutNull(List.of("b"))))
                .isEqualTo("a:\nb: ~\n");
    }

    @Test
    void replacesABlockScalarAndKeepsWhatIsAroundIt() {
        var before = """
                cpu: |  # as text
                  250m

                # memory
                memory: >-
                  1Gi
                """;

        assertThat(edited(before, new YamlEdit.Put(List.of("cpu"), "300m"), new YamlEdit.Put(List.of("memory"), "2Gi")))
                .isEqualTo("""
                        cpu: "300m"  # as text

                        # memory
                        memory: "2Gi"
                        """);
    }

    @Test
    void replacesTextThatRunsOverLines() {
        assertThat(put("a:\n  one\n  two # c\nb: \"x\n  y\"", List.of("a"), "three"))
                .isEqualTo("a:\n  three # c\nb: \"x\n  y\"");
    }

    @Test
    void findsThePlaceBehindCharactersOutsideTheBasicPlane() {
        var before = "# \uD83D\uDE80 launch\nname: \"\uD83D\uDE80\uD83D\uDE80\"\ncpu: 1 # \uD83D\uDE80\nmemory: 1Gi\n";

        assertThat(put(before, List.of("memory"), "2Gi")).isEqualTo(before.replace("1Gi", "2Gi"));
        assertThat(put(before, List.of("cpu"), "2")).isEqualTo(before.replace("cpu: 1", "cpu: \"2\""));
    }

    @Test
    void keepsByteOrderMarkCarriageReturnsAndTrailingSpaces() {
        var before = "\uFEFFa: 1  \r\n\r\nb: {c: 'x'} # \ttab\t\r\nd:   2   \r\n   ";

        assertThat(edited(
                        before,
                        new YamlEdit.Put(List.of("b", "c"), "y"),
                        new YamlEdit.PutNumber(List.of("d"), 3),
                        new YamlEdit.PutNumber(List.of("a"), 4)))
                .isEqualTo("\uFEFFa: 4  \r\n\r\nb: {c: 'y'} # \ttab\t\r\nd:   3   \r\n   ");
    }

    @Test
    void editsOneDocumentOfMany() {
        var before = """
                %YAML 1.2
                ---
                # nothing here
                ---
                a: 1
                ... # end of the second
                # between
                ---
                a: 1 # third
                --- {a: 1}
                ---
                """;

        assertThat(YamlFile.of(before).documents()).hasSize(5);
        assertThat(YamlFile.of(before).edit(2, List.of(new YamlEdit.PutNumber(List.of("a"), 2))))
                .isEqualTo(new Edited.Text(before.replace("a: 1 # third", "a: 2 # third")));
        assertThat(YamlFile.of(before).edit(3, List.of(new YamlEdit.PutNumber(List.of("a"), 2))))
                .isEqualTo(new Edited.Text(before.replace("--- {a: 1}", "--- {a: 2}")));
        assertThat(YamlFile.of(before).edit(1, List.of(new YamlEdit.PutNumber(List.of("b"), 2))))
                .isEqualTo(new Edited.Text(before.replace("a: 1\n...", "a: 1\nb: 2\n...")));
    }

    @Test
    void changesNothingWhereNothingDiffers() {
        assertThat(put("cpu: '250m'", List.of("cpu"), "250m")).isEqualTo("cpu: '250m'");
    }
}
