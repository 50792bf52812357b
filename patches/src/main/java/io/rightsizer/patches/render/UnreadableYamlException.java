package io.rightsizer.patches.render;

/// Text is not the YAML it should be. The message is one line, without the text's own content.
public final class UnreadableYamlException extends Exception {

    public UnreadableYamlException(String message) {
        super(message);
    }
}
