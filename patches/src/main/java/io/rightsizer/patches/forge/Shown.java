package io.rightsizer.patches.forge;

/// Texts of others inside our messages.
final class Shown {

    private static final int LONGEST = 200;

    private Shown() {}

    /// Printable, on one line, and short enough to be quoted.
    static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /// The first characters of a commit, as Git shows it.
    static String commit(String id) {
        return oneLine(id.substring(0, Math.min(7, id.length())));
    }
}
