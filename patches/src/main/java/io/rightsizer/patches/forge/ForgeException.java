package io.rightsizer.patches.forge;

/// The forge refused, or could not be reached.
public final class ForgeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ForgeCode code;

    /// @param message one line: what failed, on what, what to try; never a secret
    public ForgeException(ForgeCode code, String message) {
        super(message);
        this.code = code;
    }

    public ForgeCode code() {
        return code;
    }
}
