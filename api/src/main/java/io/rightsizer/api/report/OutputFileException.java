package io.rightsizer.api.report;

import java.io.IOException;

/// The file a result was to go to cannot be written: one line naming the file and the reason.
public final class OutputFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public OutputFileException(String message) {
        super(message);
    }

    OutputFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
