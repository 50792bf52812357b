package io.rightsizer.api.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;

/// A secret that stands in a file, without the line feed at its end. Never shown.
final class SecretFile {

    private static final int SHORTEST = 16;
    private static final long LONGEST = 4096;

    private final byte[] secret;

    private SecretFile(byte[] secret) {
        this.secret = secret;
    }

    /// @throws AccessFileException when there is none, or it can be guessed
    static SecretFile read(Path file) throws IOException {
        return of(file, text(file).strip());
    }

    /// @param file it stands in
    static SecretFile of(Path file, String secret) throws AccessFileException {
        if (secret.length() < SHORTEST) {
            throw tooShort(file);
        }
        return new SecretFile(secret.getBytes(StandardCharsets.UTF_8));
    }

    static AccessFileException tooShort(Path file) {
        return new AccessFileException(file + " holds a secret of less than " + SHORTEST
                + " characters; make one with 'openssl rand -hex 32'");
    }

    static String text(Path file) throws IOException {
        try {
            if (Files.size(file) > LONGEST * 16) {
                throw new AccessFileException(file + " is too large for a file of secrets");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new AccessFileException("there is no file " + file + "; check the name", missing);
        }
    }

    /// Takes as long for a wrong secret as for the right one.
    boolean is(String given) {
        return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
