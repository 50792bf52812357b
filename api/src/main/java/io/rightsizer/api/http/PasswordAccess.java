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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// For whoever knows a name and its password, of which a file holds the hash: `Authorization: Basic ...`. What was once
/// found right is known again by a keyed digest, since a hash takes a good part of a second.
public final class PasswordAccess implements Access {

    private static final int MOST_KNOWN = 1000;
    private static final int LONGEST_WAIT_SECONDS = 3;
    private static final String MALFORMED =
            "is not a name with the hash of its password; make it with 'rightsizer password NAME'";

    private record Person(PasswordHash hash, Rights rights) {}

    private final Map<String, Person> people;
    private final byte[] key = new byte[32];
    private final Map<String, Rights> known = new ConcurrentHashMap<>();
    private final Semaphore turn = new Semaphore(1, true);

    private PasswordAccess(Map<String, Person> people) {
        this.people = Map.copyOf(people);
        new SecureRandom().nextBytes(key);
    }

    /// @param file lines of `name:hash` as `rightsizer password` writes them, with the rights of [Rights#parse] behind
    /// @throws AccessFileException when a line is none of these
    public static PasswordAccess of(Path file) throws IOException {
        var people = new LinkedHashMap<String, Person>();
        for (var line : AccessFile.read(file)) {
            var colon = line.text().indexOf(':');
            if (colon < 1) {
                throw line.wrong(MALFORMED);
            }
            var name = line.text().substring(0, colon);
            if (people.put(name, new Person(hash(line, colon), line.rights())) != null) {
                throw line.wrong("names " + name + " a second time: keep one of the lines");
            }
        }
        if (people.isEmpty()) {
            throw new AccessFileException(
                    file + " names nobody; add a line with 'rightsizer password NAME >> " + file + "'");
        }
        return new PasswordAccess(people);
    }

    private static PasswordHash hash(AccessFile.Line line, int colon) throws AccessFileException {
        try {
            return PasswordHash.parse(line.text().substring(colon + 1));
        } catch (IllegalArgumentException wrong) {
            throw line.wrong(MALFORMED);
        }
    }

    @Override
    public Optional<Rights> rights(Context request) {
        var header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        var digest = digest(header);
        var before = Optional.ofNullable(known.get(digest));
        if (before.isPresent()) {
            return before;
        }
        var rights = inTurn(header.substring(6).strip());
        if (known.size() < MOST_KNOWN) {
            rights.ifPresent(found -> known.put(digest, found));
        }
        return rights;
    }

    /// One at a time, so that guessing takes no more than a core; whoever waits too long may ask again.
    private Optional<Rights> inTurn(String encoded) {
        try {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return proved(encoded);
        } finally {
            turn.release();
        }
    }

    private Optional<Rights> proved(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            var colon = pair.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            var person = people.get(pair.substring(0, colon));
            var hash = person == null ? PasswordHash.OF_NOBODY : person.hash();
            return hash.isOf(pair.substring(colon + 1)) && person != null
                    ? Optional.of(person.rights())
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
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
