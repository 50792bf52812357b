package io.rightsizer.patches.placement;

import io.rightsizer.patches.yaml.YamlEdit;
import java.util.List;

/// One edit of one file.
///
/// @param document its place among the documents of the file
/// @param embedded where in that document a string holds the YAML that the edit is about; empty for the
///     document
record Step(String file, int document, List<Object> embedded, YamlEdit edit) {

    Step {
        embedded = List.copyOf(embedded);
    }
}
