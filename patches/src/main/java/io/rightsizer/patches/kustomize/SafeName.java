package io.rightsizer.patches.kustomize;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// File and directory names from names that others chose. A name that is safe on every file system stays as it is;
/// any other is cleaned and gets `~` and a digest of the original, so two different names never meet.
public final class SafeName {

    private static final Pattern SAFE = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,198}[a-z0-9])?");
    private static final Pattern UNSAFE_CHARACTERS = Pattern.compile("[^a-z0-9_-]+");

    /// Names this directory gives a meaning of its own.
    private static final Set<String> TAKEN = Set.of("default", "readme.md");

    private static final int LONGEST_CLEANED = 100;
    private static final int DIGEST_CHARACTERS = 12;

    private SafeName() {}

    /// The directory of a cluster; `default` when one server watches one cluster and the name is empty.
    static String ofCluster(String cluster) {
        if (cluster.isEmpty()) {
            return "default";
        }
        return TAKEN.contains(cluster) ? cleaned(cluster) : of(cluster);
    }

    public static String of(String name) {
        return SAFE.matcher(name).matches() ? name : cleaned(name);
    }

    private static String cleaned(String name) {
        var words = UNSAFE_CHARACTERS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        return words.substring(0, Math.min(words.length(), LONGEST_CLEANED)) + "~" + digest(name);
    }

    private static String digest(String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
