package io.rightsizer.patches.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Edits of the first document of a text, in the words of the tests.
final class Edits {

    private Edits() {}

    static String put(String text, List<Object> path, String value) {
        return edited(text, new YamlEdit.Put(path, value));
    }

    static String append(String text, List<Object> path, String value) {
        return edited(text, new YamlEdit.Append(path, value));
    }

    static String remove(String text, Object... path) {
        return edited(text, new YamlEdit.Remove(List.of(path)));
    }

    static String edited(String text, YamlEdit... edits) {
        var edited = YamlFile.of(text).edit(0, List.of(edits));
        assertThat(edited).isInstanceOf(Edited.Text.class);
        return ((Edited.Text) edited).text();
    }
}
