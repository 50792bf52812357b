package io.rightsizer.api.report;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/// What a terminal can show.
///
/// @param columns width that lines must not exceed
public record TableStyle(int columns, Ansi ansi) {

    private static final int LEAST_COLUMNS = 60;

    public TableStyle {
        columns = Math.max(columns, LEAST_COLUMNS);
    }

    /// Without colour, for files and pipes.
    public static TableStyle plain(int columns) {
        return new TableStyle(columns, Ansi.OFF);
    }

    /// Paints text that was padded before: escape sequences have no width.
    String paint(Style style, String text) {
        return ansi.enabled() ? style.on() + text + Style.reset.on() : text;
    }
}
