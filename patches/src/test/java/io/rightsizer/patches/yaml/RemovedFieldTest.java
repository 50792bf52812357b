package io.rightsizer.patches.yaml;

import static io.rightsizer.patches.yaml.Edits.remove;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields and items that go: YAML before, YAML after.
class RemovedFieldTest {

    @Test
    void takesTheLineWithTheCommentBehindIt() {
        assertThat(remove("""
                limits:
                  # above
                  cpu: 500m # why
                  # below

                  memory: 1Gi
                """, "limits", "cpu")).isEqualTo("""
                limits:
                  # above
                  # below

                  memory: 1Gi
                """);
    }

    @Test
    void takesMappingsThatWouldBeEmpty() {
        assertThat(remove("""
                name: web
                resources: # r
                  limits: # l
                    cpu: 500m # c
                image: a
                """, "resources", "limits", "cpu")).isEqualTo("name: web\nimage: a\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "x: 1;a: 1|x: 1",
                "x: 1;a: 1;|x: 1;",
                "a: 1;x: 1|x: 1",
                "{a: 1, x: 2}|{x: 2}",
                "{x: 2, a: 1}|{x: 2}",
                "{x: 2, a: 1, }|{x: 2, }",
                "{x: 2, a: 1, y: 3}|{x: 2, y: 3}",
                "{;  a: 1, # one;  x: 2 # two;}|{;  x: 2 # two;}",
                "{;  x: 2, # two;  a: 1 # one;}|{;  x: 2 # two;}",
                "{;  x: 2, # two;  a: 1, # one;}|{;  x: 2, # two;}",
                "{x: 1, # c;  a: 1}|{x: 1 # c;  }",
            })
    void keepsTheNeighbours(String before, String after) {
        assertThat(remove(before.replace(';', '\n'), "a")).isEqualTo(after.replace(';', '\n'));
    }

    @Test
    void takesABlockScalarButNotTheBlankLineBehindIt() {
        assertThat(remove("x: 1\na: |\n  text\n\n  more\n\ny: 2\n", "a")).isEqualTo("x: 1\n\ny: 2\n");
    }

    @Test
    void movesTheNextFieldBehindTheDash() {
        assertThat(remove("list:\n- a: 1 # one\n\n  b: 2\n", "list", 0, "a")).isEqualTo("list:\n- b: 2\n");
        assertThat(remove("list:\n- a: 1 # one\n  # two\n  b: 2\n", "list", 0, "a"))
                .isEqualTo("list:\n-\n  # two\n  b: 2\n");
    }

    @Test
    void takesItemsOfLists() {
        assertThat(remove("components:\n# first\n- a # c\n- b\nkind: K\n", "components", 0))
                .isEqualTo("components:\n# first\n- b\nkind: K\n");
        assertThat(remove("components:\n- a\n- b", "components", 1)).isEqualTo("components:\n- a");
        assertThat(remove("kind: K\ncomponents:\n- a\n", "components", 0)).isEqualTo("kind: K\n");
        assertThat(remove("components: [a, b]", "components", 0)).isEqualTo("components: [b]");
    }

    @Test
    void keepsCarriageReturnsAndByteOrderMark() {
        assertThat(remove("\uFEFFa: 1\r\nb: 2\r\nc: 3", "a")).isEqualTo("\uFEFFb: 2\r\nc: 3");
        assertThat(remove("\uFEFFa: 1\r\nb: 2\r\nc: 3", "c")).isEqualTo("\uFEFFa: 1\r\nb: 2");
    }
}
