package io.rightsizer.analyzer.collector;

import java.io.IOException;

/// Why a source is unusable: it answered 403. Where it answers other questions, it only does not do this.
final class ForbiddenException extends IOException {

    private static final long serialVersionUID = 1L;

    ForbiddenException() {
        super("status 403");
    }
}
