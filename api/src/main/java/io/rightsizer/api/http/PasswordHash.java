package io.rightsizer.api.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A password as it may be kept: PBKDF2 with HMAC-SHA-256, written as `pbkdf2-sha256:ROUNDS:SALT:HASH`.
public final class PasswordHash {

    /// What OWASP's cheat sheet for passwords recommends for it
    /// (<https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html>).
    private static final int ROUNDS = 600_000;

    private static final int MOST_ROUNDS = 10_000_000;
    private static final int LEAST_ROUNDS = 100_000;
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("pbkdf2-sha256:(\\d{6,8}):([\\w+/=-]{20,}):([\\w+/=-]{40,})");

    /// Takes as long to refuse as a wrong password, so that names cannot be told by the time.
    static final PasswordHash OF_NOBODY = new PasswordHash(ROUNDS, new byte[16], new byte[BYTES]);

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /// With a salt of its own.
    public static PasswordHash of(String password) {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(ROUNDS, salt, derive(password, salt, ROUNDS));
    }

    /// @throws IllegalArgumentException when it is not of the form, or too weak
    static PasswordHash parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a hash of a password");
        }
        var rounds = Integer.parseInt(parts.group(1));
        var hash = Base64.getDecoder().decode(parts.group(3));
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS || hash.length != BYTES) {
            throw new IllegalArgumentException("a hash too weak or too slow");
        }
        return new PasswordHash(rounds, Base64.getDecoder().decode(parts.group(2)), hash);
    }

    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        var key = new PBEKeySpec(password.toCharArray(), salt, rounds, BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        } finally {
            key.clearPassword();
        }
    }

    /// As it stands in a file.
    @Override
    public String toString() {
        var base64 = Base64.getEncoder();
        return "pbkdf2-sha256:" + rounds + ":" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash);
    }
}
