package io.rightsizer.api.history;

import java.io.IOException;

/// The history cannot be used: one line naming it, what is wrong and what to do.
public final class HistoryException extends IOException {

    private static final long serialVersionUID = 1L;

    HistoryException(String message) {
        super(message);
    }

    HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
