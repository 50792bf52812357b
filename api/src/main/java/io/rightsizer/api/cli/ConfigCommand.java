package io.rightsizer.api.cli;

import io.rightsizer.api.config.Config;
import io.rightsizer.api.config.ConfigSchema;
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

    private final Terminal terminal;

    ConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "show",
            description = "Print every setting with its value and where it came from.",
            mixinStandardHelpOptions = true)
    void show(@Mixin SettingFlags flags) {
        for (var setting : load(flags).settings()) {
            var value = setting.value().isEmpty() ? "-" : setting.value();
            terminal.out()
                    .println(String.format(Locale.ROOT, "%-34s  %-24s  %s", setting.path(), value, setting.origin())
                            .stripTrailing());
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
