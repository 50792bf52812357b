package io.rightsizer.analyzer.collector;

import java.io.IOException;

/// The server refused a read for its size (422, 413, "too many samples"): the same in halves may pass.
final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }

    TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
