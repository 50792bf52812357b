package io.rightsizer.patches.placement;

/// A file that stays as it is; the message says which and why.
final class EditRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EditRefusedException(String message) {
        super(message);
    }
}
