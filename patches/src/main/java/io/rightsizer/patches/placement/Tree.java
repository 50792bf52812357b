package io.rightsizer.patches.placement;

import io.rightsizer.patches.overlay.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a checkout, none of which is reached through a symbolic link.
final class Tree {

    /// Far more than a file of manifests needs.
    private static final long MOST_BYTES = 4L << 20;

    private static final Pattern SEPARATOR = Pattern.compile("/");

    /// Directories of the forge and of git: nobody's resources are there, but what runs on a push is.
    private static final Set<String> FORBIDDEN = Set.of(".git", ".github", ".gitlab", ".gitea", ".forgejo");

    private final Path top;

    Tree(Checkout checkout) {
        this.top = checkout.directory().toAbsolutePath().normalize();
    }

    Path top() {
        return top;
    }

    /// Where a path of the checkout is.
    ///
    /// @throws LeavesCheckoutException for one that leads out of it, through a symbolic link, or to what a
    ///     forge runs
    Path resolve(String path) {
        var place = top;
        for (var name : parts(path)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
                throw new LeavesCheckoutException("'" + path + "' is not a path within the checkout");
            }
            if (FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new LeavesCheckoutException("'" + path + "' is in " + name + "/, which is never written");
            }
            place = place.resolve(name);
            if (Files.isSymbolicLink(place)) {
                throw new LeavesCheckoutException("'" + path + "' goes through a symbolic link");
            }
        }
        return place;
    }

    /// The text of a file; empty where there is none that can be edited.
    Optional<String> read(String path) {
        try {
            var file = resolve(path);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException | LeavesCheckoutException notForUs) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isDirectory(String path) {
        try {
            return Files.isDirectory(resolve(path), LinkOption.NOFOLLOW_LINKS);
        } catch (LeavesCheckoutException notOurs) {
            return false;
        }
    }

    /// Names of the files and directories in a directory, in their order.
    List<String> names(String directory) {
        try (Stream<Path> all = Files.list(resolve(directory))) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `path` as seen from `directory`, with `..` taken out; empty where it is no path of this checkout.
    static Optional<String> relative(String directory, String path) {
        if (path.isEmpty() || path.startsWith("/") || path.contains("://") || path.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        var joined = Path.of(directory.isEmpty() ? path : directory + "/" + path)
                .normalize()
                .toString();
        return joined.equals("..") || joined.startsWith("../") ? Optional.empty() : Optional.of(joined);
    }

    /// A name within a directory, which is empty for the top of the checkout.
    static String below(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private static List<String> parts(String path) {
        return path.isEmpty() ? List.of() : SEPARATOR.splitAsStream(path).toList();
    }
}
