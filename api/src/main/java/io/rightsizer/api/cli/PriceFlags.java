package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSources;
import io.rightsizer.api.config.ConfigSources.Flag;
import io.rightsizer.api.config.PricingSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where prices come from, as options over the configuration.
final class PriceFlags {

    private final Map<String, Flag> flags = new HashMap<>();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Configuration. Default: rightsizer.yaml, where there is one.")
    private @Nullable Path file;

    @Option(names = "--price-file", paramLabel = "FILE", description = "CSV of your own prices; they come first.")
    void priceFile(@Nullable String path) {
        set("pricing.file", "--price-file", path);
    }

    @Option(
            names = "--price-cache",
            paramLabel = "DIR",
            description = "Refreshed lists. Default: rightsizer/prices in the user's cache directory.")
    void priceCache(@Nullable String path) {
        set("pricing.cache", "--price-cache", path);
    }

    /// picocli calls with null what the command line does not name.
    private void set(String path, String flag, @Nullable String value) {
        if (value != null) {
            flags.put(path, new Flag(flag, value));
        }
    }

    PricingSettings settings(Terminal terminal) {
        return Config.load(new ConfigSources(flags, terminal.environment(), ConfigOptions.orDefault(file)))
                .pricing();
    }
}
