package io.rightsizer.patches.overlay;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a checkout holds that matters here, hidden directories and what symbolic links lead to left out.
///
/// @param kustomizations directories with a kustomization file
/// @param manifests files that end like YAML or JSON, kustomizations left out
/// @param charts directories of Helm charts
record CheckoutFiles(SortedSet<String> kustomizations, SortedSet<String> manifests, SortedSet<String> charts) {

    /// The largest public repositories of configuration have a tenth of it.
    private static final int MOST_FILES = 500_000;

    private static final List<String> MANIFEST_ENDINGS = List.of(".yaml", ".yml", ".json");

    /// @throws IOException when the checkout cannot be read, or has more files than any
    static CheckoutFiles walk(Tree tree) throws IOException {
        var visitor = new Visitor(tree);
        Files.walkFileTree(tree.top(), visitor);
        return visitor.found;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final CheckoutFiles found = new CheckoutFiles(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        private final Tree tree;
        private int files;

        Visitor(Tree tree) {
            this.tree = tree;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            var hidden = !directory.equals(tree.top())
                    && directory.getFileName().toString().startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++files > MOST_FILES) {
                throw new IOException("the checkout has more than " + MOST_FILES + " files");
            }
            var name = file.getFileName().toString();
            var directory = tree.relative(file.resolveSibling(""));
            if (Tree.KUSTOMIZATIONS.contains(name)
                    && tree.kustomization(directory).isPresent()) {
                found.kustomizations.add(directory);
            } else if (name.equals("Chart.yaml")) {
                found.charts.add(directory);
            } else if (attributes.isRegularFile() && MANIFEST_ENDINGS.stream().anyMatch(name::endsWith)) {
                found.manifests.add(tree.relative(file));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
