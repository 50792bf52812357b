package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The configuration of a command that has no settings of its own.
final class ConfigOptions {

    private static final Path DEFAULT = Path.of("rightsizer.yaml");

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration. Default: rightsizer.yaml, where there is one.")
    private @Nullable Path file;

    /// The file that was named, else the one that is there.
    static @Nullable Path orDefault(@Nullable Path named) {
        return named == null && Files.exists(DEFAULT) ? DEFAULT : named;
    }

    Config load(Terminal terminal) {
        return Config.load(new ConfigSources(Map.of(), terminal.environment(), orDefault(file)));
    }
}
