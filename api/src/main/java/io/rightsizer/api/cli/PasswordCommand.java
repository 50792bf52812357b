package io.rightsizer.api.cli;

import io.rightsizer.api.http.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "password",
        description = "Read a password from standard input and write the line that 'serve --passwords' takes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  rightsizer password anna >> people.txt"})
final class PasswordCommand implements Callable<Integer> {

    private static final int SHORTEST = 8;

    @Parameters(paramLabel = "NAME", description = "Whose password it is; no colon in it.")
    private String name = "";

    private final Terminal terminal;

    PasswordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (name.isBlank() || name.contains(":") || name.startsWith("#")) {
            throw new UsageException("a name has no colon and does not begin with #");
        }
        terminal.say("password of " + name + ", then Enter:");
        var password = password();
        if (password.length() < SHORTEST) {
            throw new UsageException("a password has at least " + SHORTEST + " characters");
        }
        terminal.out().println(name + ":" + PasswordHash.of(password));
        return ExitCode.OK.number();
    }

    private static String password() throws IOException {
        var console = Objects.requireNonNull(System.console());
        if (console.isTerminal()) {
            var typed = console.readPassword();
            return typed == null ? "" : new String(typed);
        }
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
