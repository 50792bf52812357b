package io.rightsizer.analyzer.usage;

import java.io.IOException;

/// The source cannot be used at all: unreachable, refused, or not what it was taken for. One line that says
/// what failed, on what, and what to try.
public final class SourceUnusableException extends IOException {

    private static final long serialVersionUID = 1L;

    public SourceUnusableException(String message) {
        super(message);
    }

    public SourceUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
