package io.rightsizer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A JVM's log of its garbage collections, of which one line reads
/// `GC(3) Pause Young (Allocation Failure) 70M->12M(247M) 3.2ms`.
record CollectionLog(Path file) {

    private static final Pattern AFTER = Pattern.compile("->(\\d+)M\\(");
    private static final long MEBIBYTE = 1 << 20;

    /// What makes a JVM write it.
    String option() {
        return "-Xlog:gc:file=" + file;
    }

    /// Bytes in use after a collection, at the highest.
    long highest() throws IOException {
        return AFTER.matcher(Files.readString(file))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)) * MEBIBYTE)
                .max()
                .orElse(0);
    }
}
