package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// For whoever knows a name and its password, of which a file holds the hash: `Authorization: Basic ...`. What was once
/// found right is known again by a keyed digest, since a hash takes a good part of a second.
public final class PasswordAccess implements Access {

    private static final int MOST_KNOWN = 1000;
    private static final int LONGEST_WAIT_SECONDS = 3;

    private final Map<String, PasswordHash> hashes;
    private final byte[] key = new byte[32];
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Semaphore turn = new Semaphore(1, true);

    private PasswordAccess(Map<String, PasswordHash> hashes) {
        this.hashes = hashes;
        new SecureRandom().nextBytes(key);
    }

    /// @param file lines of `name:hash` as `rightsizer password` writes them; `#` begins a comment
    /// @throws AccessFileException when a line is none of these
    public static PasswordAccess of(Path file) throws IOException {
        var hashes = new LinkedHashMap<String, PasswordHash>();
        var number = 0;
        for (var line : SecretFile.text(file).split("\\R", -1)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                read(file, number, line.strip(), hashes);
            }
        }
        if (hashes.isEmpty()) {
            throw new AccessFileException(
                    file + " names nobody; add a line with 'rightsizer password NAME >> " + file + "'");
        }
        return new PasswordAccess(hashes);
    }

    private static void read(Path file, int number, String line, Map<String, PasswordHash> hashes)
            throws AccessFileException {
        var colon = line.indexOf(':');
        try {
            if (colon > 0) {
                hashes.put(line.substring(0, colon), PasswordHash.parse(line.substring(colon + 1)));
                return;
            }
        } catch (IllegalArgumentException wrong) {
            throw new AccessFileException(malformed(file, number), wrong);
        }
        throw new AccessFileException(malformed(file, number));
    }

    /// Without the line itself, which may hold a password.
    private static String malformed(Path file, int number) {
        return file + " line " + number + " is not a name with the hash of its password; make it with"
                + " 'rightsizer password NAME'";
    }

    @Override
    public boolean admits(Context request) {
        var header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        var digest = digest(header);
        if (known.contains(digest)) {
            return true;
        }
        var right = inTurn(header.substring(6).strip());
        if (right && known.size() < MOST_KNOWN) {
            known.add(digest);
        }
        return right;
    }

    /// One at a time, so that guessing takes no more than a core; whoever waits too long may ask again.
    private boolean inTurn(String encoded) {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return false;
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            return isRight(encoded);
        } finally {
            turn.release();
        }
    }

    private boolean isRight(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            if (colon < 0) {
                return false;
            }
            var hash = hashes.getOrDefault(pair.substring(0, colon), PasswordHash.OF_NOBODY);
            return hash.isOf(pair.substring(colon + 1)) && hash != PasswordHash.OF_NOBODY;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private String digest(String header) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            return HexFormat.of().formatHex(digest.digest(header.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Basic realm=\"rightsizer\", charset=\"UTF-8\"");
    }
}
