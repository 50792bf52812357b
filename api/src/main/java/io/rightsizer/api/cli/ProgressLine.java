package io.rightsizer.api.cli;

import io.rightsizer.analyzer.usage.Progress;
import java.util.Locale;

/// Progress on standard error: a bar that redraws itself for a person, one line per ten per cent for a log.
final class ProgressLine implements Progress, AutoCloseable {

    private static final int BAR = 30;
    private static final int LABEL = 30;

    private final Terminal terminal;
    private int shownTenth;
    private boolean drawn;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized void at(int done, int total, String what) {
        if (total <= 0) {
            return;
        }
        if (terminal.interactive()) {
            draw(done, total, what);
        } else {
            log(done, total, what);
        }
    }

    private void draw(int done, int total, String what) {
        var filled = BAR * done / total;
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "\r  %s%s %3d %%  %-" + LABEL + "." + LABEL + "s",
                        "█".repeat(filled),
                        "░".repeat(BAR - filled),
                        100 * done / total,
                        what);
        terminal.err().flush();
        drawn = true;
    }

    private void log(int done, int total, String what) {
        var tenth = 10 * done / total;
        if (tenth > shownTenth) {
            shownTenth = tenth;
            terminal.say("read %d %% (%d of %d, %s)".formatted(tenth * 10, done, total, what));
        }
    }

    /// Clears the bar, so that what follows starts on an empty line.
    @Override
    public synchronized void close() {
        if (drawn) {
            terminal.err().print("\r" + " ".repeat(BAR + LABEL + 12) + "\r");
            terminal.err().flush();
        }
    }
}
