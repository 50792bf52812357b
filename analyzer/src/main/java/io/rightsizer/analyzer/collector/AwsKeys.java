package io.rightsizer.analyzer.collector;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What signs a request to AWS.
///
/// @param sessionToken of temporary keys, else empty
/// @param expiry far away for keys that have none
record AwsKeys(String id, String secret, String sessionToken, Instant expiry) implements Issued.Secret {

    AwsKeys {
        if (id.isEmpty() || secret.isEmpty()) {
            throw new IllegalArgumentException("an access key id or its secret is missing");
        }
    }

    /// The JSON of a `credential_process`, of `aws sts assume-role`, or of a metadata service.
    static AwsKeys read(String output, Instant now) {
        var json = IssuedJson.parse(output);
        var keys = json.has("Credentials") ? json.get("Credentials") : json;
        return new AwsKeys(
                text(keys, "/AccessKeyId"),
                text(keys, "/SecretAccessKey"),
                text(keys, "/SessionToken", "/Token"),
                first(keys, "/Expiration").map(IssuedJson::instant).orElse(Instant.MAX));
    }

    /// A section of the credentials file that the AWS tools share.
    ///
    /// @throws IllegalArgumentException when the section or a key in it is missing
    static AwsKeys ofProfile(List<String> lines, String profile) {
        var values = new HashMap<String, String>();
        var section = "";
        for (var line : lines) {
            var text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = text.substring(1, text.length() - 1).strip();
            } else if (section.equals(profile) && text.contains("=") && !text.startsWith("#")) {
                var equals = text.indexOf('=');
                values.put(
                        text.substring(0, equals).strip(),
                        text.substring(equals + 1).strip());
            }
        }
        return new AwsKeys(
                values.getOrDefault("aws_access_key_id", ""),
                values.getOrDefault("aws_secret_access_key", ""),
                values.getOrDefault("aws_session_token", ""),
                Instant.MAX);
    }

    private static String text(JsonNode json, String... places) {
        return first(json, places).orElse("");
    }

    private static Optional<String> first(JsonNode json, String... places) {
        return IssuedJson.first(json, List.of(places));
    }

    @Override
    public String toString() {
        return "AwsKeys[until " + expiry + "]";
    }
}
