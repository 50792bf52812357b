package io.rightsizer.api.http;

import io.javalin.http.Context;
import java.util.Optional;

/// Who may read the report.
public sealed interface Access permits Access.Anyone, PasswordAccess, TokenAccess, ProxyAccess, JwtAccess {

    /// What whoever asks may see; empty where they do not prove who they are.
    Optional<Rights> rights(Context request);

    /// Whose requests are counted together: an address, or a person where a proxy names one; empty where they are not
    /// counted. Told before the proof, so that guessing is counted too.
    default Optional<String> client(Context request) {
        return Optional.of(ClientAddress.of(request.req().getRemoteAddr()));
    }

    /// What asks a browser for a proof; empty where it can give none.
    Optional<String> challenge();

    /// Whoever reaches the port. Only for loopback, where there is nobody to be protected from.
    record Anyone() implements Access {

        @Override
        public Optional<Rights> rights(Context request) {
            return Optional.of(Rights.ALL);
        }

        @Override
        public Optional<String> client(Context request) {
            return Optional.empty();
        }

        @Override
        public Optional<String> challenge() {
            return Optional.empty();
        }
    }
}
