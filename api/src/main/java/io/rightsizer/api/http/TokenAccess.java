package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// For whoever sends a token of a file: `Authorization: Bearer TOKEN`. A line of the file is a token, with the rights
/// of [Rights#parse] behind it.
public final class TokenAccess implements Access {

    private static final String SCHEME = "Bearer ";

    private record Known(SecretFile token, Rights rights) {}

    private final List<Known> all;

    private TokenAccess(List<Known> all) {
        this.all = List.copyOf(all);
    }

    /// @throws AccessFileException when there is none, or one can be guessed
    public static TokenAccess of(Path file) throws IOException {
        var all = new ArrayList<Known>();
        for (var line : AccessFile.read(file)) {
            var token = SecretFile.of(file, line.text());
            if (all.stream().anyMatch(known -> known.token().is(line.text()))) {
                throw line.wrong("has a token that stands there already");
            }
            all.add(new Known(token, line.rights()));
        }
        if (all.isEmpty()) {
            throw SecretFile.tooShort(file);
        }
        return new TokenAccess(all);
    }

    @Override
    public Optional<Rights> rights(Context request) {
        return bearer(request).flatMap(this::rights);
    }

    /// What stands behind `Bearer`.
    static Optional<String> bearer(Context request) {
        return Optional.ofNullable(request.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /// Compares with all of them, so that the time does not tell which line is right.
    private Optional<Rights> rights(String given) {
        var found = Optional.<Rights>empty();
        for (var known : all) {
            if (known.token().is(given)) {
                found = Optional.of(known.rights());
            }
        }
        return found;
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Bearer realm=\"rightsizer\"");
    }

    @Override
    public String toString() {
        return all.size() + " tokens";
    }
}
