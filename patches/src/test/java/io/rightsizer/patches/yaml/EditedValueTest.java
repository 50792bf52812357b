package io.rightsizer.patches.yaml;

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

    static String put(String text, List<Object> path, String value) {
        return edited(text, new YamlEdit.Put(path, value));
    }

    static String edited(String text, YamlEdit... edits) {
        var edited = YamlFile.of(text).edit(0, List.of(edits));
        assertThat(edited).isInstanceOf(Edited.Text.class);
        return ((Edited.Text) edited).text();
    }
}
