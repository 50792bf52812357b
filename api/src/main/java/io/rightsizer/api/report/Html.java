package io.rightsizer.api.report;

import java.util.Locale;

/// Text and numbers as HTML and SVG take them.
public final class Html {

    private Html() {}

    /// Text from anywhere as content or in a double-quoted attribute: it can neither open a tag nor leave the
    /// attribute.
    public static String text(String text) {
        return SafeText.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    public static String element(String name, String content) {
        return "<" + name + ">" + text(content) + "</" + name + ">\n";
    }

    /// A coordinate, to a tenth of a pixel.
    public static String pixels(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
