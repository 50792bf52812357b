package io.rightsizer.api.http.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/// Names for URLs and files: only lower case letters, digits and hyphens, whatever the thing is called.
final class Slug {

    private static final int MOST_READABLE = 60;

    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /// @param readable what people recognise it by
    /// @param identity what tells it from everything else
    static String of(String readable, String identity) {
        var plain = OTHERS.matcher(readable.toLowerCase(Locale.ROOT)).replaceAll("-");
        plain = plain.startsWith("-") ? plain.substring(1) : plain;
        var begin = plain.substring(0, Math.min(plain.length(), MOST_READABLE));
        return begin.isEmpty() || begin.endsWith("-") ? begin + hash(identity) : begin + "-" + hash(identity);
    }

    private static String hash(String identity) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
