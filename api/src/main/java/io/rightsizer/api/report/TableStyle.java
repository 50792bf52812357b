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

    /// Paints text but not the blanks around it, so padded text may be painted: escape sequences have no width.
    public String paint(Style style, String text) {
        var bare = text.strip();
        return ansi.enabled() && style != Style.reset && !bare.isEmpty()
                ? text.replace(bare, style.on() + bare + Style.reset.on())
                : text;
    }
}
