package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.UnreadableYamlException;
import io.rightsizer.patches.render.YamlDocuments;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The files of a checkout, each read once. Paths are relative to its top, with `/`, and empty for the top itself;
/// what leaves it, by `..` or by a symbolic link, is not there.
final class Tree {

    /// Far above any manifest; the largest bundles of custom resource definitions have 5 MiB.
    static final int LARGEST_FILE = 32 << 20;

    /// In the order in which kustomize looks for them.
    static final List<String> KUSTOMIZATIONS = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private final Path top;
    private final Map<String, Optional<Kustomization>> kustomizations = new ConcurrentHashMap<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    private Tree(Path top) {
        this.top = top;
    }

    static Tree of(Checkout checkout) throws IOException {
        return new Tree(checkout.directory().toRealPath());
    }

    Path top() {
        return top;
    }

    /// Where a path leads to, links followed; nothing where there is nothing, or outside.
    Optional<String> resolve(String directory, String reference) {
        try {
            var real = top.resolve(directory).resolve(reference).toRealPath();
            return real.startsWith(top) ? Optional.of(relative(real)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// Whether something is there and it is not in the checkout, or would not be.
    boolean leaves(String directory, String reference) {
        try {
            var path = top.resolve(directory).resolve(reference);
            return !path.normalize().startsWith(top)
                    || (Files.exists(path) && !path.toRealPath().startsWith(top));
        } catch (IOException | InvalidPathException e) {
            return false;
        }
    }

    boolean isDirectory(String path) {
        return Files.isDirectory(top.resolve(path));
    }

    boolean isFile(String path) {
        return Files.isRegularFile(top.resolve(path));
    }

    Path at(String path) {
        return top.resolve(path);
    }

    String relative(Path file) {
        var relative = top.relativize(file);
        return relative.toString().replace(File.separatorChar, '/');
    }

    /// The kustomization of a directory, if it has one.
    Optional<Kustomization> kustomization(String directory) {
        return kustomizations.computeIfAbsent(directory, this::readKustomization);
    }

    /// @throws UnreadableYamlException also when the file is too large or not UTF-8
    List<Map<String, Object>> documents(String file) throws IOException, UnreadableYamlException {
        return YamlDocuments.mappings(text(file));
    }

    String text(String file) throws IOException, UnreadableYamlException {
        var path = top.resolve(file);
        if (Files.size(path) > LARGEST_FILE) {
            throw new UnreadableYamlException("it is larger than " + (LARGEST_FILE >> 20) + " MiB");
        }
        try {
            var bytes = Files.readAllBytes(path);
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableYamlException("it is not UTF-8");
        }
    }

    /// SHA-256 of a file's bytes, in hexadecimal.
    String digest(String file) {
        return digests.computeIfAbsent(file, path -> Digest.ofFile(top.resolve(path)));
    }

    private Optional<Kustomization> readKustomization(String directory) {
        for (var name : KUSTOMIZATIONS) {
            var file = resolve(directory, name);
            if (file.isPresent() && isFile(file.get())) {
                return Kustomization.read(this, directory, file.get());
            }
        }
        return Optional.empty();
    }
}
