package io.rightsizer.api.cli;

import io.rightsizer.api.report.TableStyle;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/// A list for people, or for programs.
enum ListFormat {
    TABLE,
    JSON;

    interface Table {
        void write(TableStyle style) throws IOException;
    }

    void write(Terminal terminal, Table table, Supplier<String> json) throws IOException {
        switch (this) {
            case TABLE -> table.write(new TableStyle(terminal.width(), Ansi.AUTO));
            case JSON -> terminal.out().println(json.get());
        }
        terminal.out().flush();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
