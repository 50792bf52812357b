package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// For whoever sends the token of a file: `Authorization: Bearer TOKEN`.
public record TokenAccess(SecretFile token) implements Access {

    private static final String SCHEME = "Bearer ";

    public static TokenAccess of(Path file) throws IOException {
        return new TokenAccess(SecretFile.read(file));
    }

    @Override
    public boolean admits(Context request) {
        var header = request.header("Authorization");
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && token.is(header.substring(SCHEME.length()).strip());
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Bearer realm=\"rightsizer\"");
    }
}
