package io.rightsizer.pricing.node;

import java.io.IOException;

/// A mapping of nodes the user must mend: one line naming the file, the line in it and what to do.
public final class NodeMappingException extends IOException {

    private static final long serialVersionUID = 1L;

    NodeMappingException(String message) {
        super(message);
    }

    NodeMappingException(String message, Throwable cause) {
        super(message, cause);
    }
}
