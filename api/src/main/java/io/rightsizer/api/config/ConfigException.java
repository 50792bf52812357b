package io.rightsizer.api.config;

/// A setting the user must mend: one line that says which, where it stands and what is accepted there.
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
