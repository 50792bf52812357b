package io.rightsizer.patches.yaml;

import static io.rightsizer.patches.yaml.Edits.append;
import static io.rightsizer.patches.yaml.Edits.edited;
import static io.rightsizer.patches.yaml.Edits.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields and items where there were none: YAML before, YAML after.
class AddedFieldTest {

    private static final List<Object> CPU = List.of("spec", "containers", 0, "resources", "requests", "cpu");

    @Test
    void addsTheMappingsThatLeadToTheValueWithTheIndentationOfTheFile() {
        assertThat(put("""
                spec:
                    containers:
                    - name: web
                      image: web:1 # pinned

                    # the second
                    - name: log
                """, CPU, "250m")).isEqualTo("""
                spec:
                    containers:
                    - name: web
                      image: web:1 # pinned
                      resources:
                          requests:
                              cpu: "250m"

                    # the second
                    - name: log
                """);
    }

    @Test
    void addsToIndentedListsToo() {
        assertThat(put("""
                spec:
                  containers:
                    - image: web:1
                      command:
                        - sh
                      env:
                        - name: A
                          value: |
                            text

                    - name: log
                """, CPU, "250m")).isEqualTo("""
                spec:
                  containers:
                    - image: web:1
                      command:
                        - sh
                      env:
                        - name: A
                          value: |
                            text
                      resources:
                        requests:
                          cpu: "250m"

                    - name: log
                """);
    }

    @Test
    void addsBesideWhatIsThere() {
        assertThat(put("""
                spec:
                  containers:
                  - resources:
                      limits:
                        memory: 1Gi   # measured
                      # requests:
                      #   cpu: 1
                    name: web
                """, CPU, "250m")).isEqualTo("""
                spec:
                  containers:
                  - resources:
                      limits:
                        memory: 1Gi   # measured
                      # requests:
                      #   cpu: 1
                      requests:
                        cpu: "250m"
                    name: web
                """);
    }

    @Test
    void severalEditsShareTheMappingsThatWereMissing() {
        assertThat(edited(
                        "a: 1",
                        new YamlEdit.Put(List.of("requests", "cpu"), "250m"),
                        new YamlEdit.Put(List.of("requests", "memory"), "512Mi"),
                        new YamlEdit.PutNull(List.of("limits", "cpu"))))
                .isEqualTo("""
                        a: 1
                        requests:
                          cpu: "250m"
                          memory: "512Mi"
                        limits:
                          cpu: null""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "resources: {}           | resources:;  requests:;    cpu: \"1\"",
                "resources: {} # none    | resources: # none;  requests:;    cpu: \"1\"",
                "resources:              | resources:;  requests:;    cpu: \"1\"",
                "resources:;  # later    | resources:;  requests:;    cpu: \"1\";  # later",
                "resources: null         | resources:;  requests:;    cpu: \"1\"",
                "resources:;  requests: {}; | resources:;  requests:;    cpu: \"1\";",
                "resources: {requests: } | resources: {requests: {cpu: \"1\"} }",
                "resources: {requests: {}} | resources: {requests: {cpu: \"1\"}}",
                "resources:;  {}         | resources:;  {requests: {cpu: \"1\"}}",
                "resources: {;}          | resources: {requests: {cpu: \"1\"};}",
                "resources: { limits: {} } | resources: { limits: {}, requests: {cpu: \"1\"} }",
                "{\"resources\":{\"limits\":{}}} | {\"resources\":{\"limits\":{}, \"requests\": {\"cpu\": \"1\"}}}",
            })
    void fillsWhatIsEmpty(String before, String after) {
        assertThat(put(before.replace(';', '\n'), List.of("resources", "requests", "cpu"), "1"))
                .isEqualTo(after.replace(';', '\n'));
    }

    @Test
    void addsALineToAMappingInBracesThatHasALineForEachField() {
        assertThat(put("""
                {
                  "a": "1", # one
                  "b": "2"  # two
                }
                """, List.of("c", "d"), "3")).isEqualTo("""
                {
                  "a": "1", # one
                  "b": "2",  # two
                  "c": {"d": "3"}
                }
                """);
        assertThat(put("{\n  a: 1,\n  b: 2, # two\n}", List.of("c"), "x"))
                .isEqualTo("{\n  a: 1,\n  b: 2, # two\n  c: x,\n}");
        assertThat(put("{\n  a: 1\n}", List.of("c"), "x")).isEqualTo("{\n  a: 1,\n  c: x\n}");
        assertThat(put("{a: 1,\n b: 2}", List.of("c"), "x")).isEqualTo("{a: 1,\n b: 2, c: x}");
    }

    @Test
    void appendsToAList() {
        assertThat(append("""
                resources:
                - ../../base   # shared
                # - ../extra

                components:
                  -   a
                  -   "b"
                """, List.of("resources"), "hpa.yaml")).isEqualTo("""
                resources:
                - ../../base   # shared
                # - ../extra
                - hpa.yaml

                components:
                  -   a
                  -   "b"
                """);
        assertThat(append("c:\n  -   a\n  -   \"b\"", List.of("c"), "x"))
                .isEqualTo("c:\n  -   a\n  -   \"b\"\n  -   \"x\"");
    }

    @Test
    void aCommentAboveTheNextFieldStaysThere() {
        assertThat(append("resources:\n- a\n# ours\npatches:\n- path: b\n", List.of("resources"), "c"))
                .isEqualTo("resources:\n- a\n- c\n# ours\npatches:\n- path: b\n");
    }

    @Test
    void makesAListAtTheEndOfTheFile() {
        assertThat(append("""
                kind: Kustomization
                resources:
                  - base # shared
                  # - more

                # written by hand
                """, List.of("components"), "rightsizing")).isEqualTo("""
                kind: Kustomization
                resources:
                  - base # shared
                  # - more
                components:
                  - rightsizing

                # written by hand
                """);
        assertThat(append("kind: Kustomization\r\nresources:\r\n- base", List.of("components"), "rightsizing"))
                .isEqualTo("kind: Kustomization\r\nresources:\r\n- base\r\ncomponents:\r\n- rightsizing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "patches: []       | patches:;- x",
                "patches: [] # c   | patches: # c;- x",
                "patches:;kind: a  | patches:;- x;kind: a",
                "patches: [a]      | patches: [a, x]",
                "patches: [a, ]    | patches: [a, x, ]",
                "patches: ['a',;  'b'] | patches: ['a',;  'b', 'x']",
                "patches: [;  a, # one;  b # two;] | patches: [;  a, # one;  b, # two;  x;]",
                "{patches: []}     | {patches: [x]}",
                "{a: 1}            | {a: 1, patches: [x]}",
            })
    void appendsWhateverTheStyleOfTheList(String before, String after) {
        assertThat(append(before.replace(';', '\n'), List.of("patches"), "x")).isEqualTo(after.replace(';', '\n'));
    }

    @Test
    void addsBeforeTheEndOfADocument() {
        assertThat(put("a: |+\n  text\n\n...\n---\nb: 1\n", List.of("c"), "x"))
                .isEqualTo("a: |+\n  text\n\nc: x\n...\n---\nb: 1\n");
    }
}
