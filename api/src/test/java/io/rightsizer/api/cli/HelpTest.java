package io.rightsizer.api.cli;

import static io.rightsizer.api.cli.Invocation.rightsizer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static final Pattern OPTION = Pattern.compile("(?m)^ {2}(?:-\\w, | {4})(--[a-z-]+)");

    /// What no section names would be found under "Help", where nobody looks for it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan",
                "explain",
                "patch",
                "pr",
                "verify",
                "backtest",
                "check",
                "demo",
                "cost",
                "config",
                "serve",
                "report",
                "diff"
            })
    void everyOptionStandsUnderAHeadingOfItsOwn(String command) {
        var help = rightsizer(Map.of("COLUMNS", "100"), command, "--help").out();
        var last = help.substring(help.indexOf("\nHelp:\n") + 1);
        var section = last.contains("\n\n") ? last.substring(0, last.indexOf("\n\n")) : last;

        assertThat(OPTION.matcher(section).results().map(option -> option.group(1)))
                .containsExactly("--help", "--version");
    }
}
