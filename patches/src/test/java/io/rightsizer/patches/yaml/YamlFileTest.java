package io.rightsizer.patches.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class YamlFileTest {

    private static final String WORKLOAD = """
            kind: Deployment
            replicas: 3
            ratio: 0.5
            paused: true
            note:
            containers:
            - name: web
              image: &image web:1
            - name: log
              image: *image
            - name: twice
            - name: twice
            """;

    @Test
    void saysWhatTheDocumentsSay() {
        var documents = YamlFile.of("---\n# nothing\n---\n" + WORKLOAD).documents();

        assertThat(documents).hasSize(2);
        assertThat(documents.get(0)).isNull();
        assertThat(documents.get(1).toString())
                .isEqualTo("{kind=Deployment, replicas=3, ratio=0.5, paused=true, note=null, "
                        + "containers=[{name=web, image=web:1}, {name=log, image=web:1}, {name=twice}, {name=twice}]}");
    }

    @Test
    void aFileOfCommentsHasNoDocument() {
        assertThat(YamlFile.of("# nothing\n").documents()).isEmpty();
        assertThat(YamlFile.of("").documents()).isEmpty();
    }

    @Test
    void findsValuesByPath() {
        var document = YamlFile.of(WORKLOAD).documents().getFirst();

        assertThat(YamlFile.at(document, List.of("containers", 1, "image"))).contains("web:1");
        assertThat(YamlFile.at(document, List.of("replicas"))).contains(3);
        assertThat(YamlFile.at(document, List.of("note"))).isEmpty();
        assertThat(YamlFile.at(document, List.of("containers", 9))).isEmpty();
        assertThat(YamlFile.at(document, List.of("containers", "name"))).isEmpty();
        assertThat(YamlFile.at(document, List.of("kind", "below"))).isEmpty();
        assertThat(YamlFile.at(document, List.of())).contains(document);
        assertThat(YamlFile.at(null, List.of("kind"))).isEmpty();
    }

    @Test
    void findsThePlaceOfAContainer() {
        var document = YamlFile.of(WORKLOAD).documents().getFirst();

        assertThat(YamlFile.placeOf(document, List.of("containers"), "log")).isEqualTo(OptionalInt.of(1));
        assertThat(YamlFile.placeOf(document, List.of("containers"), "twice")).isEmpty();
        assertThat(YamlFile.placeOf(document, List.of("containers"), "none")).isEmpty();
        assertThat(YamlFile.placeOf(document, List.of("initContainers"), "web")).isEmpty();
    }

    @Test
    void theLastOfFieldsWithTheSameNameCountsAndMergeKeysAreFields() {
        assertThat(YamlFile.of("a: 1\n<<: {b: 2}\na: 3\n").documents())
                .isEqualTo(List.of(Map.of("a", 3, "<<", Map.of("b", 2))));
    }

    @Test
    void readsBytes() {
        var bytes = "\uFEFFa: '\uD83D\uDE80'\n".getBytes(StandardCharsets.UTF_8);

        assertThat(YamlFile.read(bytes).edit(0, List.of(new YamlEdit.PutNumber(List.of("a"), 2))))
                .isEqualTo(new Edited.Text("\uFEFFa: 2\n"));
    }

    @Test
    void refusesBytesInOtherEncodings() {
        for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            var file = YamlFile.read("a: é\n".getBytes(charset));

            assertThat(file.refusal()).contains(new Edited.Refused(RefusalCode.NOT_UTF8, "not in UTF-8"));
            assertThat(file.edit(0, List.of())).isEqualTo(file.refusal().orElseThrow());
        }
    }

    @Test
    void aFileThatCannotBeReadSaysSo() {
        var file = YamlFile.of("image: {{ .Values.image }}:{{ .Values.tag }}\n");

        assertThat(file.refusal().orElseThrow().code()).isEqualTo(RefusalCode.TEMPLATE);
        assertThatThrownBy(file::documents)
                .isInstanceOf(YamlRefusedException.class)
                .hasMessage("line 1: a template, not YAML yet");
    }
}
