package io.rightsizer.api.http;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;

/// Whose signed tokens are believed.
///
/// @param issuer as its tokens name it, to the letter
/// @param audience that must be among those a token is for
/// @param keys where its public keys are, as a JSON Web Key Set
/// @param algorithm that every token must be signed with, whatever its own header says
/// @param groups the claim that names the groups of a reader
public record JwtIssuer(String issuer, String audience, URI keys, JWSAlgorithm algorithm, String groups) {

    /// @throws IllegalArgumentException when the algorithm is none with a public key, or keys could be forged on their
    ///     way here
    public static JwtIssuer of(String issuer, String audience, URI keys, String algorithm, String groups) {
        var chosen = JWSAlgorithm.parse(algorithm);
        if (!JWSAlgorithm.Family.RSA.contains(chosen) && !JWSAlgorithm.Family.EC.contains(chosen)) {
            throw new IllegalArgumentException("'" + algorithm + "' signs with no public key; RS256 and ES256 do");
        }
        if (!isSafe(keys)) {
            throw new IllegalArgumentException(
                    "keys are read by https, or by http from this very machine, not from " + keys);
        }
        return new JwtIssuer(issuer, audience, keys, chosen, groups);
    }

    private static boolean isSafe(URI keys) {
        return "https".equals(keys.getScheme())
                || ("http".equals(keys.getScheme())
                        && ("127.0.0.1".equals(keys.getHost()) || "localhost".equals(keys.getHost())));
    }
}
