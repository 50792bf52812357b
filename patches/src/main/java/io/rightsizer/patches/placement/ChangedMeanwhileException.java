package io.rightsizer.patches.placement;

/// A file that is not as it was when a change of it was planned.
public final class ChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChangedMeanwhileException(String message) {
        super(message);
    }
}
