package io.rightsizer.patches.yaml;

import java.util.List;

/// One change of a document. A path goes from the document's root: names of fields as strings, places in lists as
/// integers.
public sealed interface YamlEdit {

    List<Object> path();

    /// Sets a scalar, and makes the mappings that lead to it where they are missing.
    ///
    /// @param value what the field shall be once read; it is quoted where a reader might take it for something else
    record Put(List<Object> path, String value) implements YamlEdit {

        public Put {
            path = List.copyOf(path);
        }
    }

    /// Sets a whole number, which stays a number.
    record PutNumber(List<Object> path, long value) implements YamlEdit {

        public PutNumber {
            path = List.copyOf(path);
        }
    }

    /// Sets YAML's null, by which Helm values remove what a chart sets.
    record PutNull(List<Object> path) implements YamlEdit {

        public PutNull {
            path = List.copyOf(path);
        }
    }

    /// Takes a field away, and mappings that would be empty then.
    record Remove(List<Object> path) implements YamlEdit {

        public Remove {
            path = List.copyOf(path);
        }
    }

    /// Adds a plain string at the end of a list, which is made where it is missing.
    ///
    /// @param path of the list
    record Append(List<Object> path, String value) implements YamlEdit {

        public Append {
            path = List.copyOf(path);
        }
    }
}
