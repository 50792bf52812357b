package io.rightsizer.patches.yaml;

/// A file cannot be read, or must not be edited. The message is one line and repeats nothing of the file's values.
public final class YamlRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RefusalCode code;

    YamlRefusedException(RefusalCode code, String why) {
        super(why);
        this.code = code;
    }

    public RefusalCode code() {
        return code;
    }

    Edited.Refused refused() {
        return new Edited.Refused(code, String.valueOf(getMessage()));
    }
}
