package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests for AWS, [version 4](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html).
///
/// @param service as AWS calls it: `aps`
record SignatureV4(String region, String service) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String PLAIN = "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// One request, as far as the signature covers it.
    ///
    /// @param headers further ones than host, date and session, as they will be sent
    record Request(String method, URI target, Map<String, String> headers, byte[] body) {}

    /// The headers that make a request a signed one, `Authorization` among them.
    Map<String, String> sign(Request request, AwsKeys keys, Instant time) {
        var stamp = STAMP.format(time);
        var added = new TreeMap<>(Map.of("x-amz-date", stamp));
        if (!keys.sessionToken().isEmpty()) {
            added.put("x-amz-security-token", keys.sessionToken());
        }
        var signed = new TreeMap<>(added);
        signed.put("host", host(request.target()));
        request.headers().forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        added.put("Authorization", authorization(canonical(request, signed), names(signed), keys, stamp));
        return added;
    }

    private String authorization(String canonical, String names, AwsKeys keys, String stamp) {
        var scope = String.join("/", stamp.substring(0, 8), region, service, "aws4_request");
        var toSign = String.join("\n", ALGORITHM, stamp, scope, hash(canonical.getBytes(UTF_8)));
        return ALGORITHM + " Credential=" + keys.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + HexFormat.of().formatHex(hmac(key(keys, scope), toSign));
    }

    private static String canonical(Request request, TreeMap<String, String> headers) {
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                path(request.target()),
                query(request.target()),
                lines,
                names(headers),
                hash(request.body()));
    }

    private static String names(TreeMap<String, String> headers) {
        return String.join(";", headers.keySet());
    }

    /// Encoded once more than it is sent, as every service but S3 has it.
    private static String path(URI target) {
        var sent = target.normalize().getRawPath();
        var encoded = new StringBuilder();
        for (var one : (sent.isEmpty() ? "/" : sent).getBytes(UTF_8)) {
            if (PLAIN.indexOf(one) >= 0) {
                encoded.append((char) one);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return encoded.toString();
    }

    private static String query(URI target) {
        var query = target.getRawQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .map(field -> field.contains("=") ? field : field + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    /// As the HTTP client sends it: the port only where it is not the scheme's own.
    private static String host(URI target) {
        var standard = target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return target.getPort() < 0 || target.getPort() == standard
                ? target.getHost()
                : target.getHost() + ":" + target.getPort();
    }

    private static byte[] key(AwsKeys keys, String scope) {
        var key = ("AWS4" + keys.secret()).getBytes(UTF_8);
        for (var part : scope.split("/")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
