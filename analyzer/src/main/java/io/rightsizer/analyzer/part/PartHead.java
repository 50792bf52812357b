package io.rightsizer.analyzer.part;

import io.rightsizer.analyzer.usage.HistoryWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/// What a part is of. Parts that differ in the index alone make one run.
///
/// @param tool the program and version that collected it; another may have collected something else
/// @param source without secrets
/// @param settings what else decides what is collected, for people to compare
/// @param index of the part, from 0
/// @param count how many parts the run has
public record PartHead(String tool, String source, HistoryWindow window, String settings, int index, int count) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int HASH_BYTES = 4;

    public PartHead {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("there is no part " + index + " of " + count);
        }
    }

    /// The same for all parts of a run, and for no others.
    PartHead run() {
        return new PartHead(tool, source, window, settings, 0, count);
    }

    /// What the part is called wherever it is kept: the moment, the run, the index. A part that is collected
    /// again replaces the former.
    public String name() {
        return String.format(
                Locale.ROOT, "%s-%s-%d-of-%d.part", MOMENT.format(window.to()), hash(run().toString()), index, count);
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
