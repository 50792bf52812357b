package io.rightsizer.analyzer.collector;

import java.io.IOException;

/// A usage file the user must mend: one line naming the file, the line in it and what to do.
public final class UsageFileException extends IOException {

    private static final long serialVersionUID = 1L;

    UsageFileException(String message) {
        super(message);
    }

    UsageFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
