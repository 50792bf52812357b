package io.rightsizer.patches.yaml;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.LoadSettingsBuilder;

/// How text from outside is read. The buffer holds all of it: the engine (3.0.1) fails where the end of a smaller one
/// falls between the two halves of a character outside the basic plane.
public final class WholeText {

    private WholeText() {}

    public static LoadSettingsBuilder settings(String text) {
        return LoadSettings.builder().setBufferSize(text.length() + 2);
    }
}
