package io.rightsizer.analyzer.collector;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/// A bearer token that a command issues, as the plugins of kubectl do.
final class CommandCredentials implements Credentials {

    private static final int UNAUTHORIZED = 401;

    private final Issued<BearerToken> token;

    CommandCredentials(Command command, InstantSource clock) {
        this.token = new Issued<>(command, BearerToken::read, clock);
    }

    @Override
    public Map<String, String> headers(WireRequest request, URI target) throws IOException {
        return header(token.current());
    }

    /// The token may have been revoked, or expired before its time.
    @Override
    public boolean isWorthAnotherTry(int status, Map<String, String> sent) {
        if (status == UNAUTHORIZED) {
            token.refused(issued -> header(issued).equals(sent));
        }
        return status == UNAUTHORIZED;
    }

    private static Map<String, String> header(BearerToken token) {
        return Map.of("Authorization", "Bearer " + token.token());
    }
}
