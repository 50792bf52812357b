package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// For whoever a trusted proxy has let in: the request comes from its network, brings the secret they share in
/// `X-Rightsizer-Proxy-Secret`, and names somebody in `X-Forwarded-User`.
public record ProxyAccess(AddressRange proxies, SecretFile secret) implements Access {

    static final String SECRET = "X-Rightsizer-Proxy-Secret";
    static final String USER = "X-Forwarded-User";

    public static ProxyAccess of(String range, Path secret) throws IOException {
        return new ProxyAccess(AddressRange.parse(range), SecretFile.read(secret));
    }

    @Override
    public boolean admits(Context request) {
        var given = request.header(SECRET);
        var user = request.header(USER);
        return proxies.contains(request.req().getRemoteAddr())
                && given != null
                && secret.is(given)
                && user != null
                && !user.isBlank();
    }

    @Override
    public Optional<String> challenge() {
        return Optional.empty();
    }
}
