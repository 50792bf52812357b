package io.rightsizer.patches.pullrequest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

final class Digest {

    private Digest() {}

    /// SHA-256 in hexadecimal.
    static String of(String text) {
        return hex("SHA-256", text.getBytes(StandardCharsets.UTF_8));
    }

    /// Git's object id of a file's content.
    static String blob(String content) {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        var head = ("blob " + bytes.length + "\0").getBytes(StandardCharsets.UTF_8);
        var object = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, object, 0, head.length);
        System.arraycopy(bytes, 0, object, head.length, bytes.length);
        return hex("SHA-1", object);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + algorithm, e);
        }
    }
}
