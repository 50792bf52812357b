package io.rightsizer.patches.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that stay as they are, with the reason.
class RefusedEditTest {

    private static final List<Object> CPU = List.of("resources", "requests", "cpu");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ANCHOR        | resources: {requests: {cpu: &c 250m}}",
                "ANCHOR        | resources: &r;  requests:;    cpu: 250m;other: *r",
                "ANCHOR        | &all;resources: {requests: {cpu: 250m}}",
                "ANCHOR        | resources: {requests: {&k cpu: 250m}}",
                "ALIAS         | a: &r {requests: {cpu: 250m}};resources: *r",
                "ALIAS         | a: &c 250m;resources: {requests: {cpu: *c}}",
                "ALIAS         | a: &c cpu;resources: {requests: {*c : 250m}}",
                "MERGE_KEY     | a: &r {cpu: 250m};resources: {requests: {<<: *r}}",
                "MERGE_KEY     | a: &r {b: 1};resources: {<<: *r, requests: {cpu: 1}}",
                "MERGE_KEY     | a: &r {b: 1};<<: *r;resources: {requests: {cpu: 1}}",
                "DUPLICATE_KEY | resources: {requests: {cpu: 1}};a: {b: 1, \"b\": 2}",
                "DUPLICATE_KEY | resources: {requests: {cpu: 1}};resources: {}",
                "TEMPLATE      | resources: {{ toYaml .Values.resources }}",
                "TEMPLATE      | resources: {requests: {cpu: 1}};image: web:{{ .Values.tag }}",
                "TEMPLATE      | {{- if .Values.on }};resources: {requests: {cpu: 1}};{{- end }}",
                "TEMPLATE      | # {{ if .Values.on }};resources: {requests: {cpu: 1}};# {{ end }}",
                "TEMPLATE      | {% if on %};resources: {requests: {cpu: 1}};{% endif %}",
                "TEMPLATE      | resources: {requests: {cpu: \"{{ .Values.cpu }}\"}}",
                "SUBSTITUTION  | resources: {requests: {cpu: \"${CPU}\"}}",
                "SUBSTITUTION  | resources:;  requests:;    cpu: ${CPU:=100m}",
                "SUBSTITUTION  | resources: ${RESOURCES}",
                "TAG           | resources: {requests: {cpu: !env CPU}}",
                "TAG           | resources: !include;  requests: {cpu: 1}",
                "NO_SUCH_PLACE | resources: [requests]",
                "NO_SUCH_PLACE | resources: []",
                "NO_SUCH_PLACE | resources: small",
                "NO_SUCH_PLACE | resources: {requests: {cpu: {value: 1}}}",
                "NO_SUCH_PLACE | resources: {requests: {cpu: {}}}",
                "NO_SUCH_PLACE | - resources",
                "NO_SUCH_PLACE | # only a comment",
                "NO_SUCH_PLACE | ---",
                "NOT_YAML      | resources: {requests: {cpu: 1}",
                "NOT_YAML      | a: b: c",
                "NOT_YAML      | resources: {requests: {cpu: 1}};? [a, b];: c",
                "NOT_YAML      | a: *nowhere",
            })
    void refuses(RefusalCode code, String text) {
        assertThat(refusal(text.replace(';', '\n'), new YamlEdit.Put(CPU, "300m")))
                .isEqualTo(code);
    }

    @Test
    void refusesLineEndsThatOnlySomeReadersKnow() {
        assertThat(refusal("cpu: 1 # see\u2028memory: 1Gi\n", new YamlEdit.Put(List.of("cpu"), "2")))
                .isEqualTo(RefusalCode.NOT_YAML);
    }

    @Test
    void bracesInQuotesAndCommentsThatOnlyMentionThemAreNoTemplate() {
        var text = """
                # -- filled in by {{ name }}
                message: "{{ $labels.pod }} is down"
                script: |
                  # {{ if x }}
                cpu: 1
                """;

        assertThat(YamlFile.of(text).edit(0, List.of(new YamlEdit.Put(List.of("cpu"), "2"))))
                .isEqualTo(new Edited.Text(text.replace("cpu: 1", "cpu: \"2\"")));
    }

    @Test
    void otherPlacesMayHaveAnchorsAliasesMergeKeysAndVariables() {
        var text = "a: &a {b: 1}\nc: *a\nd: {<<: *a}\nimage: ${IMAGE}\ncpu: 1\n";

        assertThat(YamlFile.of(text).edit(0, List.of(new YamlEdit.Put(List.of("cpu"), "2"))))
                .isEqualTo(new Edited.Text(text.replace("cpu: 1", "cpu: \"2\"")));
    }

    @Test
    void refusesToTakeAwayWhatIsNotThereOrAllThereIs() {
        assertThat(refusal("a: 1\n", new YamlEdit.Remove(List.of("b")))).isEqualTo(RefusalCode.NO_SUCH_PLACE);
        assertThat(refusal("a: {b: 1}\n", new YamlEdit.Remove(List.of("a", "b"))))
                .isEqualTo(RefusalCode.NO_SUCH_PLACE);
        assertThat(refusal("l:\n- a: 1\n", new YamlEdit.Remove(List.of("l", 0, "a"))))
                .isEqualTo(RefusalCode.NO_SUCH_PLACE);
        assertThat(refusal("l: [a]\n", new YamlEdit.Remove(List.of("l", 3)))).isEqualTo(RefusalCode.NO_SUCH_PLACE);
        assertThat(refusal("a: &x 1\nb: {c: *x}\n", new YamlEdit.Remove(List.of("a"))))
                .isEqualTo(RefusalCode.ANCHOR);
        assertThat(refusal("a: {d: &x 1}\nb: {c: *x}\n", new YamlEdit.Remove(List.of("a"))))
                .isEqualTo(RefusalCode.ANCHOR);
    }

    @Test
    void refusesWhenMoreThanThePlaceWouldChange() {
        var pairInAList = "list: [a: 1]\n";

        assertThat(refusal(pairInAList, new YamlEdit.Put(List.of("list", 0, "b"), "2")))
                .isEqualTo(RefusalCode.WOULD_CHANGE_MORE);
    }

    @Test
    void appliesAllEditsOrNone() {
        assertThat(refusal(
                        "a: 1\nb: &b 2\n",
                        new YamlEdit.PutNumber(List.of("a"), 2),
                        new YamlEdit.PutNumber(List.of("b"), 3)))
                .isEqualTo(RefusalCode.ANCHOR);
    }

    @Test
    void saysTheLineAndThePlaceButNoValue() {
        var text = "a: 1\n---\nb:\n  c: ${SECRET}\n";

        assertThat(YamlFile.of(text).edit(1, List.of(new YamlEdit.Put(List.of("b", "c"), "2"))))
                .isEqualTo(new Edited.Refused(
                        RefusalCode.SUBSTITUTION, "line 4: b.c is a variable that is filled in later"));
        assertThat(YamlFile.of("a: 'x\nb").edit(0, List.of()))
                .isEqualTo(new Edited.Refused(RefusalCode.NOT_YAML, "line 2: found unexpected end of stream"));
        assertThat(YamlFile.of("a: 1").edit(1, List.of()))
                .isEqualTo(new Edited.Refused(RefusalCode.NO_SUCH_PLACE, "there is no document 2"));
    }

    private static RefusalCode refusal(String text, YamlEdit... edits) {
        var edited = YamlFile.of(text).edit(0, List.of(edits));
        assertThat(edited).as(text).isInstanceOf(Edited.Refused.class);
        return ((Edited.Refused) edited).code();
    }
}
