package io.rightsizer.api.cli;

/// The person asked for something that cannot be done as asked; one line that says how to ask.
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /// What a parser of the person's words complained about, in its words.
    UsageException(IllegalArgumentException complaint) {
        super(complaint.getMessage(), complaint);
    }
}
