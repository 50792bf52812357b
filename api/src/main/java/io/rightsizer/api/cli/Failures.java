package io.rightsizer.api.cli;

import io.rightsizer.analyzer.collector.UsageFileException;
import io.rightsizer.analyzer.usage.SourceUnusableException;
import io.rightsizer.api.config.ConfigException;
import io.rightsizer.api.http.AccessFileException;
import io.rightsizer.api.lock.LockedException;
import io.rightsizer.api.report.OutputFileException;
import io.rightsizer.api.report.RunFileException;
import io.rightsizer.patches.forge.ForgeCode;
import io.rightsizer.patches.forge.ForgeException;
import io.rightsizer.patches.kustomize.OutputRefusedException;
import io.rightsizer.patches.placement.ChangedMeanwhileException;
import io.rightsizer.patches.placement.LeavesCheckoutException;
import io.rightsizer.pricing.finance.FinanceInputException;
import io.rightsizer.pricing.node.NodeMappingException;
import io.rightsizer.pricing.price.PriceFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one line for the person who must act, and an exit code. A stack trace only for a
/// bug of ours, or when `RIGHTSIZER_STACKTRACE` is set.
final class Failures implements IExecutionExceptionHandler {

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        var code =
                switch (failure) {
                    case UsageException usage -> ExitCode.USAGE;
                    case ConfigException config -> ExitCode.USAGE;
                    case RunFileException file -> ExitCode.USAGE;
                    case UsageFileException file -> ExitCode.USAGE;
                    case OutputFileException file -> ExitCode.USAGE;
                    case PriceFileException file -> ExitCode.USAGE;
                    case NodeMappingException file -> ExitCode.USAGE;
                    case FinanceInputException file -> ExitCode.USAGE;
                    case OutputRefusedException directory -> ExitCode.USAGE;
                    case ForgeException forge ->
                        forge.code() == ForgeCode.REFUSED ? ExitCode.USAGE : ExitCode.FORGE_FAILED;
                    case LeavesCheckoutException path -> ExitCode.USAGE;
                    case ChangedMeanwhileException file -> ExitCode.USAGE;
                    case AccessFileException file -> ExitCode.USAGE;
                    case ParameterException parameter -> ExitCode.USAGE;
                    case NoSuchFileException file -> ExitCode.USAGE;
                    case LockedException lock -> ExitCode.LOCKED;
                    case SourceUnusableException source -> ExitCode.SOURCE_UNUSABLE;
                    case IOException outside -> ExitCode.SOURCE_UNUSABLE;
                    default -> ExitCode.INTERNAL;
                };
        if (code == ExitCode.INTERNAL) {
            terminal.say("rightsizer: a bug of ours; please report it with the lines below.");
        }
        if (code == ExitCode.INTERNAL || terminal.environment().containsKey("RIGHTSIZER_STACKTRACE")) {
            failure.printStackTrace(terminal.err());
        }
        if (code != ExitCode.INTERNAL) {
            terminal.say("rightsizer: " + message(failure));
        }
        return code.number();
    }

    /// Java's own message is nothing but the name of the file.
    private static @Nullable String message(Exception failure) {
        return failure instanceof NoSuchFileException missing
                ? "there is no file " + missing.getFile() + "; check the name"
                : failure.getMessage();
    }

    /// What picocli could not parse: the reason, a suggestion where there is a near one, and where help is.
    static int usage(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        command.getErr().println("rightsizer: " + failure.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE.number();
    }
}
