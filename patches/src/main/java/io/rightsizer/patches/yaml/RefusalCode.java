package io.rightsizer.patches.yaml;

/// Stable codes of why a file is not edited. Outputs carry the name; a code is never renamed.
public enum RefusalCode {
    NOT_YAML,
    TEMPLATE,
    ANCHOR,
    ALIAS,
    MERGE_KEY,
    DUPLICATE_KEY,
    NO_SUCH_PLACE,
    NOT_UTF8,
    WOULD_CHANGE_MORE
}
