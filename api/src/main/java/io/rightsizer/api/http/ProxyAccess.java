package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;

/// For whoever a trusted proxy has let in: the request comes from its network, brings the secret they share in
/// `X-Rightsizer-Proxy-Secret`, and names somebody in `X-Forwarded-User`, with their groups in
/// `X-Forwarded-Groups` where these matter. Each header once: of two, one could be a reader's own.
public record ProxyAccess(AddressRange proxies, SecretFile secret, GroupRights groups) implements Access {

    static final String SECRET = "X-Rightsizer-Proxy-Secret";
    static final String USER = "X-Forwarded-User";
    static final String GROUPS = "X-Forwarded-Groups";

    /// @throws AccessFileException when the secret is none
    /// @throws IllegalArgumentException when the range is none
    public static ProxyAccess of(String range, Path secret, GroupRights groups) throws IOException {
        return new ProxyAccess(AddressRange.parse(range), SecretFile.read(secret), groups);
    }

    @Override
    public Optional<Rights> rights(Context request) {
        return user(request).flatMap(_ -> groups.of(only(request, GROUPS).orElse("")));
    }

    /// The person whom the proxy names, so that all behind it are not counted as one.
    @Override
    public Optional<String> client(Context request) {
        return user(request).map(user -> "user " + user).or(() -> Access.super.client(request));
    }

    private Optional<String> user(Context request) {
        return proxies.contains(request.req().getRemoteAddr())
                        && only(request, SECRET).filter(secret::is).isPresent()
                ? only(request, USER)
                : Optional.empty();
    }

    private static Optional<String> only(Context request, String name) {
        var values = Collections.list(request.req().getHeaders(name));
        return values.size() == 1 && !values.getFirst().isBlank() ? Optional.of(values.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<String> challenge() {
        return Optional.empty();
    }
}
