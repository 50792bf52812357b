package io.rightsizer.patches.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlDocumentsTest {

    /// The engine's own buffer ends after 1,025 characters; somewhere in this range it ends within the emoji.
    @Test
    void readsAnEmojiWhereverItStands() throws UnreadableYamlException {
        for (int length = 990; length < 1060; length++) {
            var text = "x".repeat(length) + "\uD83D\uDE00";

            assertThat(YamlDocuments.mappings("note: \"" + text + "\"\n")).containsExactly(Map.of("note", text));
        }
    }
}
