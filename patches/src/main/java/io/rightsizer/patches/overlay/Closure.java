package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.BrokenCode;
import io.rightsizer.patches.render.Rendering.Broken;
import io.rightsizer.patches.render.UnreadableYamlException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// All that a root is rendered from.
///
/// @param directories with a kustomization, the root's own among them; none for a plain directory
/// @param files in the checkout, the kustomization files among them
/// @param obstacle why it cannot be rendered, as far as reading tells
record Closure(NavigableSet<String> directories, NavigableSet<String> files, Optional<Broken> obstacle) {

    static Closure of(Tree tree, String directory) {
        return new Walk(tree).from(directory);
    }

    /// Of a directory without a kustomization, whose files are applied as they are.
    static Closure plain(List<String> files) {
        return new Closure(new TreeSet<>(), new TreeSet<>(files), Optional.empty());
    }

    boolean isPlain() {
        return directories.isEmpty();
    }

    /// Changes whenever a file does, or is added, or goes.
    String digest(Tree tree) {
        return Digest.of(
                files.stream().map(file -> file + "\0" + tree.digest(file)).collect(Collectors.joining("\0")));
    }

    private static final class Walk {

        private final Tree tree;
        private final ArrayDeque<String> waiting = new ArrayDeque<>();
        private final Set<String> seen = new HashSet<>();
        private final NavigableSet<String> directories = new TreeSet<>();
        private final NavigableSet<String> files = new TreeSet<>();
        private @Nullable Broken obstacle;

        Walk(Tree tree) {
            this.tree = tree;
        }

        Closure from(String directory) {
            enter(directory);
            while (!waiting.isEmpty()) {
                var next = waiting.remove();
                tree.kustomization(next).ifPresent(kustomization -> read(next, kustomization));
            }
            return new Closure(directories, files, Optional.ofNullable(obstacle));
        }

        private void enter(String directory) {
            if (seen.add(directory)) {
                waiting.add(directory);
            }
        }

        private void read(String directory, Kustomization kustomization) {
            directories.add(directory);
            mention(directory, Tree.KUSTOMIZATIONS);
            kustomization.obstacle().ifPresent(this::stop);
            for (var reference : kustomization.references()) {
                tree.resolve(directory, reference).ifPresent(path -> take(directory, path));
            }
            mention(directory, kustomization.mentioned());
        }

        private void take(String directory, String path) {
            if (tree.isDirectory(path)) {
                enter(path);
            } else if (files.add(path)) {
                readGenerator(directory, path);
            }
        }

        /// A generator or transformer names files of its own, relative to the kustomization that takes it.
        private void readGenerator(String directory, String file) {
            try {
                var text = tree.text(file);
                if (!text.contains("apiVersion: builtin") && !text.contains("HelmChartInflationGenerator")) {
                    return;
                }
                for (var document : tree.documents(file)) {
                    var mentioned = new LinkedHashSet<String>();
                    Kustomization.mentioned(document, mentioned);
                    mention(directory, mentioned);
                    if ("HelmChartInflationGenerator".equals(document.get("kind"))) {
                        stop(new Broken(
                                BrokenCode.NEEDS_HELM,
                                "'" + file + "' inflates a Helm chart; map the chart's values file instead."));
                    }
                }
            } catch (IOException | UnreadableYamlException e) {
                stop(new Broken(BrokenCode.UNREADABLE, "'" + file + "' cannot be read: " + e.getMessage() + "."));
            }
        }

        private void mention(String directory, Collection<String> mentioned) {
            for (var text : mentioned) {
                tree.resolve(directory, text).filter(tree::isFile).ifPresent(files::add);
            }
        }

        private void stop(Broken found) {
            if (obstacle == null) {
                obstacle = found;
            }
        }
    }
}
