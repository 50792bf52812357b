package io.rightsizer.patches.placement;

/// A path that nothing may be written to.
public final class LeavesCheckoutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LeavesCheckoutException(String message) {
        super(message);
    }
}
