package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/// The `Authorization` header from the file that holds its secret, read anew each time.
record Credentials(ServerAccess access) {

    static Credentials of(ServerAccess access) throws SourceUnusableException {
        if (access.bearerTokenFile() != null && access.basicAuthFile() != null) {
            throw new SourceUnusableException("give a bearer token file or a basic auth file, not both");
        }
        return new Credentials(access);
    }

    Optional<String> authorization() throws SourceUnusableException {
        var token = access.bearerTokenFile();
        if (token != null) {
            return Optional.of("Bearer " + secret(token, "bearer token file"));
        }
        var basic = access.basicAuthFile();
        return basic == null ? Optional.empty() : Optional.of("Basic " + encoded(basic));
    }

    /// Which credentials a refused request carried, without any of their content.
    String description() {
        if (access.bearerTokenFile() != null) {
            return "check the bearer token in " + access.bearerTokenFile();
        }
        if (access.basicAuthFile() != null) {
            return "check the user and password in " + access.basicAuthFile();
        }
        if (!access.headers().isEmpty()) {
            return "only the headers "
                    + access.headers().keySet().stream().sorted().toList()
                    + " were sent: check them, or give a bearer token file or a basic auth file";
        }
        return "no credentials were given: give a bearer token file or a basic auth file";
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
