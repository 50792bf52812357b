package io.rightsizer.patches.placement;

import io.rightsizer.patches.yaml.Edited;
import io.rightsizer.patches.yaml.YamlEdit;

final class Edits {
    private Edits() {}

    static Edited apply(String text, int document, YamlEdit edit) {
        return new Edited.Text(text + document + edit);
    }
}
