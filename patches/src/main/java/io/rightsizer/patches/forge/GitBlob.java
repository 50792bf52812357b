package io.rightsizer.patches.forge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// How Git names the content of a file.
final class GitBlob {

    private GitBlob() {}

    /// SHA-1 of `blob <bytes>\0<content>`; empty for no file.
    static String id(@Nullable String content) {
        if (content == null) {
            return "";
        }
        var bytes = content.getBytes(UTF_8);
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
