package io.rightsizer.analyzer.collector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rightsizer.analyzer.usage.HistoryWindow;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The usage of the shards that an interrupted run had read, in a directory: a file a shard, whole or not there. A file
/// is known by everything that decides what is in it, so that none is taken for another; facts and recommendations are
/// not in it. The last files go when a run has read everything.
final class FinishedShards {

    private static final String RUN = "unfinished-run.txt";
    private static final String SHARDS = "shard-*.usage";

    /// Who asks later wants to see usage up to now; a run that is started anew by itself is so within minutes.
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final @Nullable Path directory;
    private final String run;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    private FinishedShards(@Nullable Path directory, String run) {
        this.directory = directory;
        this.run = run;
    }

    /// Those of this very run; what the directory holds of another goes.
    ///
    /// @param settings everything beside the window that decides what is read
    /// @throws SourceUnusableException when the directory cannot be written
    static FinishedShards of(@Nullable Resume resume, String settings, HistoryWindow window) throws IOException {
        if (resume == null) {
            return new FinishedShards(null, "");
        }
        var directory = resume.directory();
        var run = hash(key(resume, settings, window) + window.to());
        var shards = new FinishedShards(directory, run);
        try {
            Files.createDirectories(directory);
            if (unfinished(directory).filter(left -> left.run.equals(run)).isEmpty()) {
                shards.clear();
                var line = key(resume, settings, window) + " " + window.to() + " " + run + "\n";
                shards.write(directory.resolve(RUN), file -> Files.writeString(file, line));
            }
            return shards;
        } catch (IOException refused) {
            throw new SourceUnusableException(
                    "cannot keep finished shards in " + directory + ": give --resume a directory that can be written",
                    refused);
        }
    }

    /// When the window ends of the run that is to be gone on with, if one was at work within the last hour.
    static Optional<Instant> asOf(Resume resume, String settings, HistoryWindow window) throws IOException {
        var key = key(resume, settings, window);
        var left = unfinished(resume.directory())
                .filter(run -> run.key.equals(key) && !run.to.isAfter(window.to()))
                .map(Unfinished::to);
        var since = window.to().minus(LONGEST_PAUSE);
        return left.isPresent() && lastWritten(resume.directory()).isAfter(since) ? left : Optional.empty();
    }

    private static Instant lastWritten(Path directory) throws IOException {
        var last = Instant.EPOCH;
        try (var files = Files.newDirectoryStream(directory, SHARDS)) {
            for (var file : files) {
                var written = Files.getLastModifiedTime(file).toInstant();
                last = written.isAfter(last) ? written : last;
            }
        }
        return last;
    }

    /// What was read of the shard; empty where it was not, or where its file is damaged.
    Optional<ShardFile.Content> find(String shard) {
        try {
            return directory == null
                    ? Optional.empty()
                    : Optional.of(ShardFile.read(file(directory, shard), hash(run + shard)));
        } catch (IOException missingOrDamaged) {
            return Optional.empty();
        }
    }

    /// Where there is no room for it, the run goes on without.
    void keep(String shard, ShardFile.Content content) {
        if (directory != null && failure.get().isEmpty()) {
            try {
                write(file(directory, shard), file -> ShardFile.write(file, hash(run + shard), content));
            } catch (IOException refused) {
                failure.set("finished shards are not kept in " + directory + " any more: "
                        + Failures.oneLine(String.valueOf(refused.getMessage())));
            }
        }
    }

    /// Everything was read: nothing is left to go on with.
    void finished() throws IOException {
        clear();
        if (directory != null) {
            Files.deleteIfExists(directory.resolve(RUN));
        }
    }

    /// What a reader should know; empty where all is well.
    List<String> warnings() {
        return failure.get().isEmpty() ? List.of() : List.of(failure.get());
    }

    private void clear() throws IOException {
        if (directory == null) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, SHARDS)) {
            for (var file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path file(Path inside, String shard) {
        return inside.resolve("shard-" + hash(run + shard) + ".usage");
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void write(Path target, Writing writing) throws IOException {
        var part = Files.createTempFile(target.getParent(), "shard-", ".usage");
        try {
            writing.to(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Without the end of the window, which a run that is gone on with brings along.
    private static String key(Resume resume, String settings, HistoryWindow window) {
        var shape = window.length() + " " + window.step();
        return hash(String.join("\n", resume.version(), settings, shape));
    }

    private record Unfinished(String key, Instant to, String run) {}

    private static Optional<Unfinished> unfinished(Path directory) throws IOException {
        try {
            var parts = Files.readString(directory.resolve(RUN)).strip().split(" ", -1);
            return parts.length == 3
                    ? Optional.of(new Unfinished(parts[0], Instant.parse(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (NoSuchFileException | DateTimeException none) {
            return Optional.empty();
        }
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
