package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSchema;
import io.rightsizer.api.report.SafeText;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "config",
        description = "Show, check and describe the configuration.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  rightsizer config show --policy peak",
            "  rightsizer config validate -c rightsizer.yaml",
            "  rightsizer config schema > rightsizer.schema.json"
        })
final class ConfigCommand {

    private static final int WIDEST_VALUE = 32;

    private final Terminal terminal;

    ConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "show",
            description = "Print every setting with its value and where it came from.",
            mixinStandardHelpOptions = true)
    void show(@Mixin SettingFlags flags) {
        var settings = load(flags).settings();
        var paths = settings.stream()
                .mapToInt(setting -> setting.path().length())
                .max()
                .orElse(0);
        var values = settings.stream()
                .mapToInt(setting -> setting.value().length())
                .max()
                .orElse(0);
        var form = "%-" + paths + "s  %-" + Math.clamp(values, 1, WIDEST_VALUE) + "s  %s";
        for (var setting : settings) {
            var value = setting.value().isEmpty() ? "-" : SafeText.of(setting.value());
            terminal.out().println(String.format(Locale.ROOT, form, setting.path(), value, setting.origin()));
        }
    }

    @Command(name = "validate", description = "Check the configuration file.", mixinStandardHelpOptions = true)
    void validate(@Mixin SettingFlags flags) {
        load(flags);
        terminal.out().println("the configuration is valid");
    }

    @Command(name = "schema", description = "Print the JSON Schema of the configuration file.")
    void schema() {
        terminal.out().print(ConfigSchema.text());
    }

    private Config load(SettingFlags flags) {
        return Config.load(flags.sources(terminal.environment()));
    }
}
