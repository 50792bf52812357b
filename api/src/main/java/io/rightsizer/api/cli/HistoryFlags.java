package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.config.ConfigSources.Flag;
import io.rightsizer.api.history.HistoryPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the history is, as options over the configuration.
final class HistoryFlags {

    private static final Path DEFAULT_FILE = Path.of("rightsizer.yaml");

    private final Map<String, Flag> flags = new HashMap<>();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration. Default: rightsizer.yaml, where there is one.")
    private @Nullable Path file;

    @Option(
            names = "--history",
            paramLabel = "FILE|URL",
            description = "Where runs are kept: a file, or jdbc:postgresql://HOST/DATABASE."
                    + " Default: rightsizer/history.db in the user's data directory.")
    void history(@Nullable String store) {
        set("history.store", "--history", store);
    }

    @Option(
            names = "--history-password-file",
            paramLabel = "FILE",
            description = "The first line is the password of that database.")
    void historyPasswordFile(@Nullable String path) {
        set("history.passwordFile", "--history-password-file", path);
    }

    void keep(@Nullable String duration) {
        set("history.keep", "--keep", duration);
    }

    void keepOutlines(@Nullable String runs) {
        set("history.keepOutlines", "--keep-outlines", runs);
    }

    /// picocli calls with null what the command line does not name.
    private void set(String path, String flag, @Nullable String value) {
        if (value != null) {
            flags.put(path, new Flag(flag, value));
        }
    }

    /// Another history, named by `--to`.
    static HistoryPlace place(String store, @Nullable Path passwordFile) {
        var named = new HistoryFlags();
        named.set("history.store", "--to", store);
        named.set("history.passwordFile", "--to-password-file", passwordFile == null ? null : passwordFile.toString());
        return HistoryAccess.of(Config.load(new ConfigSources(named.flags, Map.of(), null)))
                .somewhere();
    }

    HistoryAccess access(Terminal terminal) {
        var config = file == null && Files.exists(DEFAULT_FILE) ? DEFAULT_FILE : file;
        return HistoryAccess.of(Config.load(new ConfigSources(flags, terminal.environment(), config)));
    }
}
