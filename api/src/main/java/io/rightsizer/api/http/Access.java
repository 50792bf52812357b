package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.util.Optional;

/// Who may read the report.
public sealed interface Access permits Access.Anyone, PasswordAccess, TokenAccess, ProxyAccess {

    /// Whether the request proves that it may.
    boolean admits(Context request);

    /// What asks a browser for a proof; empty where it can give none.
    Optional<String> challenge();

    /// Whoever reaches the port. Only for loopback.
    record Anyone() implements Access {

        @Override
        public boolean admits(Context request) {
            return true;
        }

        @Override
        public Optional<String> challenge() {
            return Optional.empty();
        }
    }
}
