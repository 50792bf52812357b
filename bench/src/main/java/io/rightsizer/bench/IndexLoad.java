package io.rightsizer.bench;

import io.rightsizer.patches.overlay.Checkout;
import io.rightsizer.patches.overlay.OverlayIndex;
import io.rightsizer.patches.overlay.OverlaySettings;
import io.rightsizer.patches.overlay.Progress;
import io.rightsizer.patches.render.CommandRenderer;
import io.rightsizer.patches.render.RendererSettings;
import io.rightsizer.patches.render.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Indexes made-up overlays without a cache and with one that holds them all, each in a JVM of its own whose start
/// counts, and compares that with `kubectl kustomize` of one after the other.
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "Seconds to index many overlays, cold and warm, and to render them one after the other.")
final class IndexLoad implements Callable<Integer> {

    private static final double NANOS = 1e9;

    @Option(names = "--overlays", defaultValue = "1000", description = "how many (${DEFAULT-VALUE})")
    private int overlays;

    @Option(names = "--indexed", hidden = true)
    private @Nullable Path indexed;

    private IndexLoad() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new IndexLoad()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (indexed != null) {
            return index(indexed);
        }
        var directory = Files.createTempDirectory("overlays");
        try {
            MadeUpOverlays.write(directory.resolve("checkout"), overlays);
            var sequential = sequential(directory.resolve("checkout"));
            var cores = Runtime.getRuntime().availableProcessors();
            System.out.printf(
                    Locale.ROOT,
                    "one after the other: %.1f s; on %d cores at best %.1f s%n",
                    sequential,
                    cores,
                    sequential / cores);
            System.out.printf(Locale.ROOT, "cold: %.1f s%n", inItsOwnJvm(directory));
            System.out.printf(Locale.ROOT, "warm: %.1f s%n", inItsOwnJvm(directory));
            return 0;
        } finally {
            delete(directory);
        }
    }

    private static int index(Path directory) throws IOException, InterruptedException {
        var renderer = CommandRenderer.find(RendererSettings.DEFAULT).orElseThrow();
        var settings = OverlaySettings.DEFAULT.withCache(directory.resolve("cache"));
        var index = OverlayIndex.of(new Checkout(directory.resolve("checkout")), renderer, settings, Progress.NONE);
        var broken = index.roots().stream()
                .filter(root -> !(index.rendering(root.root()).orElseThrow() instanceof Rendering.Rendered))
                .count();
        return broken == 0 ? 0 : 1;
    }

    private double sequential(Path checkout) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        for (int overlay = 0; overlay < overlays; overlay++) {
            run(List.of(
                    "kubectl",
                    "kustomize",
                    checkout.resolve("overlays/team-" + overlay).toString()));
        }
        return (System.nanoTime() - begin) / NANOS;
    }

    private static double inItsOwnJvm(Path directory) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var begin = System.nanoTime();
        run(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                IndexLoad.class.getName(),
                "--indexed",
                directory.toString()));
        return (System.nanoTime() - begin) / NANOS;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed");
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
