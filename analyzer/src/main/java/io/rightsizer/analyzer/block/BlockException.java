package io.rightsizer.analyzer.block;

import java.io.IOException;
import java.nio.file.Path;

/// A file of a block that is not what it should be: which one, where in it, and what is wrong.
public final class BlockException extends IOException {

    private static final long serialVersionUID = 1L;

    BlockException(Path file, String how) {
        super(file + ": " + how);
    }

    /// @param offset in bytes from the beginning of the file
    BlockException(Path file, long offset, String how) {
        super(file + " at byte " + offset + ": " + how);
    }
}
