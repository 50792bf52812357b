package io.rightsizer.patches.overlay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.Manifests;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps what was rendered by a digest of all it was rendered from, so that it is good in any checkout. Each entry is
/// the digest of its own JSON, a line end, and the JSON; one that does not fit its digest is as good as none. Failures
/// are not kept: a time-out may not come again.
final class RenderCache {

    /// Part of every key, so that entries of other versions of this class are never read.
    private static final String FORMAT = "1";

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DIGEST_LENGTH = 64;
    private static final String UNFINISHED = "unfinished-";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> directory;

    RenderCache(Optional<Path> directory) {
        this.directory = directory;
    }

    static String key(String renderer, String root, String closure) {
        return Digest.of(String.join("\0", FORMAT, renderer, root, closure));
    }

    Optional<RenderedRoot> get(String key) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            return read(Files.readAllBytes(directory.get().resolve(key)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// A cache that cannot be written costs time, not results.
    void put(String key, RenderedRoot root) {
        if (directory.isEmpty() || !(root.rendering() instanceof Rendering.Rendered rendered)) {
            return;
        }
        try {
            Files.createDirectories(directory.get());
            var entry = Files.createTempFile(directory.get(), UNFINISHED, "");
            Files.write(entry, write(rendered, root.origins()));
            Files.move(entry, directory.get().resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return; // the next run renders it again
        }
    }

    /// Removes what nobody has needed anew for a month.
    void prune() {
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return;
        }
        var oldest = Instant.now().minus(KEPT);
        try (var entries = Files.newDirectoryStream(directory.get(), RenderCache::isOurs)) {
            for (var entry : entries) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(entry);
                }
            }
        } catch (IOException e) {
            return; // the next run tries again
        }
    }

    private static boolean isOurs(Path entry) {
        var name = entry.getFileName().toString();
        return name.startsWith(UNFINISHED)
                || (name.length() == DIGEST_LENGTH
                        && name.chars().allMatch(character -> Character.digit(character, 16) >= 0));
    }

    private static byte[] write(Rendering.Rendered rendered, List<String> origins) throws IOException {
        var contents = rendered.objects().stream().map(Manifest::content).toList();
        var json = JSON.writeValueAsBytes(new Entry(contents, origins));
        var digest = (Digest.of(json) + "\n").getBytes(StandardCharsets.US_ASCII);
        var entry = Arrays.copyOf(digest, digest.length + json.length);
        System.arraycopy(json, 0, entry, digest.length, json.length);
        return entry;
    }

    private static Optional<RenderedRoot> read(byte[] bytes) throws IOException {
        if (bytes.length <= DIGEST_LENGTH) {
            return Optional.empty();
        }
        var json = Arrays.copyOfRange(bytes, DIGEST_LENGTH + 1, bytes.length);
        var digest = new String(bytes, 0, DIGEST_LENGTH, StandardCharsets.US_ASCII);
        if (!digest.equals(Digest.of(json))) {
            return Optional.empty();
        }
        var entry = JSON.readValue(json, new TypeReference<Entry>() {});
        var objects = entry.objects().stream().map(Manifests::of).toList();
        return Optional.of(new RenderedRoot(new Rendering.Rendered(objects), entry.origins()));
    }

    private record Entry(List<Map<String, Object>> objects, List<String> origins) {}
}
