package io.rightsizer.patches.yaml;

/// What came of editing a file.
public sealed interface Edited {

    /// @param text the whole file; every reader sees the intended differences in it and no others
    record Text(String text) implements Edited {}

    /// The file stays as it is.
    ///
    /// @param why one line for the person who must decide
    record Refused(RefusalCode code, String why) implements Edited {}
}
