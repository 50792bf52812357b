package io.rightsizer.api.report;

import java.io.IOException;

/// A file is not a saved run: one line naming the file, the place in it and what was expected there.
public final class RunFileException extends IOException {

    private static final long serialVersionUID = 1L;

    RunFileException(String message) {
        super(message);
    }

    RunFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
