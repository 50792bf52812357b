package io.rightsizer.patches.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The secret in a file, read when a request needs it and kept nowhere.
record Token(Path file) {

    private static final long LARGEST_FILE = 16 << 10;

    String read() {
        String text;
        try {
            text = Files.size(file) > LARGEST_FILE ? "" : Files.readString(file).strip();
        } catch (IOException failed) {
            throw unusable("cannot read the token file " + file + ": check that it exists, is text and may be read");
        }
        if (text.isEmpty() || text.chars().anyMatch(letter -> letter <= ' ' || letter > '~')) {
            throw unusable("the token file " + file + " must hold a token on one line, and nothing else");
        }
        return text;
    }

    /// Takes the secret out of a text that came from outside, should it be echoed there.
    static String masked(String text, String secret) {
        return text.replace(secret, "***");
    }

    private static ForgeException unusable(String message) {
        return new ForgeException(ForgeCode.UNAUTHENTICATED, message);
    }
}
