package io.rightsizer.analyzer.usage;

import java.io.IOException;

/// Bytes that are no outline, or one of a version not known here. Says what is wrong with them in a few words.
public final class OutlineFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    OutlineFormatException(String message) {
        super("the usage outline cannot be read: " + message);
    }
}
