package io.rightsizer.analyzer.collector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A token as the command lines of clouds and the plugins of kubectl print it.
record BearerToken(String token, Instant expiry) implements Issued.Secret {

    /// How long a token lasts that does not say so. Commands that print tokens keep them, so asking again costs little.
    static final Duration UNTOLD = Duration.ofMinutes(5);

    /// An `ExecCredential`, `az account get-access-token`, `gcloud config config-helper`, the answer of an
    /// OAuth server.
    private static final List<String> TOKENS =
            List.of("/status/token", "/accessToken", "/credential/access_token", "/access_token");

    private static final List<String> EXPIRIES =
            List.of("/status/expirationTimestamp", "/credential/token_expiry", "/expires_on");

    /// The output is one line, or JSON in one of the forms above.
    static BearerToken read(String output, Instant now) {
        var text = output.strip();
        return text.startsWith("{") ? of(IssuedJson.parse(text), now) : new BearerToken(text, now.plus(UNTOLD));
    }

    private static BearerToken of(JsonNode json, Instant now) {
        var token = IssuedJson.first(json, TOKENS)
                .orElseThrow(() -> new IllegalArgumentException("its JSON has none of " + String.join(", ", TOKENS)));
        var seconds = json.path("expires_in").asLong(0);
        var expiry = seconds > 0
                ? now.plusSeconds(seconds)
                : IssuedJson.first(json, EXPIRIES).map(IssuedJson::instant).orElse(now.plus(UNTOLD));
        return new BearerToken(token, expiry);
    }

    BearerToken {
        if (token.isEmpty() || token.chars().anyMatch(one -> one <= ' ' || one > '~')) {
            throw new IllegalArgumentException("a token is one line without blanks");
        }
    }

    @Override
    public String toString() {
        return "BearerToken[until " + expiry + "]";
    }
}
