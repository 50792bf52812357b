package io.rightsizer.api.http;

import java.io.IOException;

/// A file of passwords or secrets that cannot be used, or an access that is not safe.
public final class AccessFileException extends IOException {

    private static final long serialVersionUID = 1L;

    AccessFileException(String message) {
        super(message);
    }

    AccessFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
