package io.rightsizer.patches.yaml;

/// Stable codes of why a file is not edited. Outputs carry the name; a code is never renamed.
public enum RefusalCode {
    NOT_YAML,
    NOT_UTF8,
    /// Larger, deeper or with more behind its aliases than any file a person keeps.
    TOO_LARGE,
    TEMPLATE,
    /// The value is a variable that somebody fills in later, as Flux does with `${CPU}`.
    SUBSTITUTION,
    ANCHOR,
    ALIAS,
    MERGE_KEY,
    DUPLICATE_KEY,
    /// The place has a type that only some programs know.
    TAG,
    NO_SUCH_PLACE,
    WOULD_CHANGE_MORE
}
