package io.rightsizer.api.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// For whoever sends a token that an identity provider has signed, as oauth2-proxy and ingress controllers hand it on:
/// `Authorization: Bearer TOKEN`. Issuer, audience, algorithm and times are checked as RFC 8725 asks
/// (<https://www.rfc-editor.org/rfc/rfc8725>).
public final class JwtAccess implements Access {

    private static final String VERIFIED = "jwt";
    private static final int CLOCK_SKEW_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_KEYS = 256 * 1024;

    /// Keys are read again after this, and at once where a token names an unknown one.
    private static final Duration KEYS_KEPT = Duration.ofMinutes(15);

    /// Tokens with invented keys must not make us ask again and again.
    private static final Duration KEYS_PAUSE = Duration.ofSeconds(30);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String claim;
    private final GroupRights groups;
    private final Consumer<String> log;

    /// @param log takes that keys could not be read
    public JwtAccess(JwtIssuer issuer, GroupRights groups, Consumer<String> log) {
        this.claim = issuer.groups();
        this.groups = groups;
        this.log = log;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(issuer.algorithm(), keys(issuer)));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                issuer.audience(),
                new JWTClaimsSet.Builder().issuer(issuer.issuer()).build(),
                Set.of("exp", "sub"));
        claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(claims);
    }

    private static JWKSource<SecurityContext> keys(JwtIssuer issuer) {
        try {
            return JWKSourceBuilder.create(issuer.keys().toURL(), new Direct())
                    .cache(KEYS_KEPT.toMillis(), 2 * PATIENCE.toMillis())
                    .rateLimited(KEYS_PAUSE.toMillis())
                    .build();
        } catch (MalformedURLException wrong) {
            throw new IllegalArgumentException("'" + issuer.keys() + "' is no address of keys", wrong);
        }
    }

    /// Goes where it was sent and nowhere else.
    private static final class Direct extends DefaultResourceRetriever {

        Direct() {
            super((int) PATIENCE.toMillis(), (int) PATIENCE.toMillis(), LARGEST_KEYS);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            var connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    @Override
    public Optional<Rights> rights(Context request) {
        return verified(request).flatMap(claims -> groups.of(groups(claims)));
    }

    /// One name or several.
    private List<String> groups(JWTClaimsSet claims) {
        return switch (claims.getClaim(claim)) {
            case String one -> List.of(one);
            case List<?> several ->
                several.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    /// The person whom the token names, since requests of all come from one ingress.
    @Override
    public Optional<String> client(Context request) {
        return verified(request).map(claims -> "user " + claims.getSubject()).or(() -> Access.super.client(request));
    }

    private Optional<JWTClaimsSet> verified(Context request) {
        Optional<JWTClaimsSet> known = request.attribute(VERIFIED);
        if (known == null) {
            known = TokenAccess.bearer(request).flatMap(this::verified);
            request.attribute(VERIFIED, known);
        }
        return known;
    }

    private Optional<JWTClaimsSet> verified(String token) {
        try {
            return Optional.of(processor.process(token, null));
        } catch (ParseException | BadJOSEException notBelieved) {
            return Optional.empty();
        } catch (JOSEException unreadable) {
            log.accept("the keys of the identity provider cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of("Bearer realm=\"rightsizer\"");
    }
}
