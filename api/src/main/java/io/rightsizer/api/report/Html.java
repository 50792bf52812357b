package io.rightsizer.api.report;

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
        var tenths = Math.round(value * 10);
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }
}
