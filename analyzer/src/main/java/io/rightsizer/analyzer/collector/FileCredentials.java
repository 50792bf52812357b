package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/// The `Authorization` header from the file that holds its secret, read anew each time; none without a file.
record FileCredentials(ServerAccess access) implements Credentials {

    @Override
    public Map<String, String> headers(WireRequest request, URI target) throws SourceUnusableException {
        var token = access.bearerTokenFile();
        if (token != null) {
            return Map.of("Authorization", "Bearer " + secret(token, "bearer token file"));
        }
        var basic = access.basicAuthFile();
        return basic == null ? Map.of() : Map.of("Authorization", "Basic " + encoded(basic));
    }

    @Override
    public boolean isWorthAnotherTry(int status, Map<String, String> sent) {
        return false;
    }

    private static String encoded(Path file) throws SourceUnusableException {
        var secret = secret(file, "basic auth file");
        if (!secret.contains(":")) {
            throw new SourceUnusableException("the basic auth file " + file + " must hold one line `user:password`");
        }
        return Base64.getEncoder().encodeToString(secret.getBytes(UTF_8));
    }

    private static String secret(Path file, String what) throws SourceUnusableException {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException failure) {
            throw new SourceUnusableException(
                    "cannot read the " + what + " " + file + ": check that it exists, is text and may be read",
                    failure);
        }
        if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
            throw new SourceUnusableException("the " + what + " " + file + " must hold exactly one line");
        }
        return text;
    }
}
