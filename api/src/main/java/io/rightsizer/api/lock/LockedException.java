package io.rightsizer.api.lock;

import java.io.IOException;

/// Another run is at work; the message tells which and since when.
public final class LockedException extends IOException {

    private static final long serialVersionUID = 1L;

    LockedException(String message) {
        super(message);
    }
}
