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

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration. Default: rightsizer.yaml, where there is one.")
    private @Nullable Path file;

    Config load(Terminal terminal) {
        var named = file == null && Files.exists(SettingFlags.DEFAULT_FILE) ? SettingFlags.DEFAULT_FILE : file;
        return Config.load(new ConfigSources(Map.of(), terminal.environment(), named));
    }
}
