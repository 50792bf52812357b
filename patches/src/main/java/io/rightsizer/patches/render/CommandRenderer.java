package io.rightsizer.patches.render;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Renders with `kustomize build` or `kubectl kustomize`, each build a process of its own. Plugins, Helm and files
/// outside a kustomization's directory stay switched off, as they are by default, and so does the network: no proxy
/// answers, git may use no protocol, and where the system allows it the process has no network at all.
public final class CommandRenderer implements Renderer {

    private static final Pattern VERSION = Pattern.compile("v\\d[\\w.+-]*");

    private final List<String> command;
    private final Path executable;
    private final String description;
    private final RendererSettings settings;

    private CommandRenderer(List<String> prefix, Path executable, String version, RendererSettings settings) {
        this.executable = executable;
        this.settings = settings;
        this.command =
                Stream.concat(prefix.stream(), build(executable).stream()).toList();
        this.description = name(executable) + " " + version;
    }

    /// The configured command, or the first `kustomize`, or else `kubectl`, of the PATH; nothing when there is none
    /// that answers.
    public static Optional<Renderer> find(RendererSettings settings) throws InterruptedException {
        for (var executable : candidates(settings)) {
            var version = version(executable, settings);
            if (version.isPresent()) {
                var prefix = Isolation.prefix();
                return Optional.of(new CommandRenderer(prefix, executable, version.get(), settings));
            }
        }
        return Optional.empty();
    }

    @Override
    public Rendering render(Path directory) throws InterruptedException {
        var arguments = new ArrayList<>(command);
        arguments.add(directory.toString());
        try {
            return Diagnosis.of(BoundedProcess.run(arguments, settings), settings, directory);
        } catch (IOException e) {
            return new Rendering.Broken(
                    BrokenCode.NO_RENDERER,
                    "'" + executable + "' cannot be started; install kubectl 1.32 or kustomize 5.5.");
        }
    }

    @Override
    public String description() {
        return description;
    }

    private static List<Path> candidates(RendererSettings settings) {
        if (settings.command().isPresent()) {
            return List.of(settings.command().get());
        }
        return Stream.of("kustomize", "kubectl")
                .flatMap(name -> Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
    }

    private static Optional<String> version(Path executable, RendererSettings settings) throws InterruptedException {
        var arguments = name(executable).startsWith("kubectl")
                ? List.of(executable.toString(), "version", "--client")
                : List.of(executable.toString(), "version");
        try {
            var ended = BoundedProcess.run(arguments, settings);
            var words =
                    new String(ended.output(), StandardCharsets.UTF_8).lines().toList();
            return ended.how() == BoundedProcess.How.SUCCEEDED
                    ? words.reversed().stream()
                            .flatMap(line -> VERSION.matcher(line).results())
                            .map(found -> found.group())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<String> build(Path executable) {
        var verb = name(executable).startsWith("kubectl") ? "kustomize" : "build";
        return List.of(executable.toString(), verb);
    }

    /// `kubectl kustomize` or `kustomize`.
    private static String name(Path executable) {
        var file = executable.getFileName().toString();
        return file.startsWith("kubectl") ? "kubectl kustomize" : "kustomize";
    }
}
