package io.rightsizer.patches.forge;

/// Stable codes of what went wrong with a forge. Outputs carry the name; a code is never renamed.
public enum ForgeCode {
    /// We did not even ask: it would write where rightsizer never writes, or the settings make no sense.
    REFUSED,
    /// The token is unknown or revoked.
    UNAUTHENTICATED,
    /// The token may not do this.
    FORBIDDEN,
    NOT_FOUND,
    /// The primary or the secondary rate limit is reached; the next run goes on.
    RATE_LIMITED,
    /// The forge does not accept what was sent.
    REJECTED,
    ALREADY_EXISTS,
    TOO_LARGE,
    UNREACHABLE,
    /// It answered with its own error, or with something that is no answer.
    BROKEN
}
