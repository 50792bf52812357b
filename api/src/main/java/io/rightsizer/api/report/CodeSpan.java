package io.rightsizer.api.report;

/// Text from outside in Markdown.
public final class CodeSpan {

    private CodeSpan() {}

    /// A code span that nothing in `text` can leave: its fence is longer than any run of backticks within, and bars,
    /// which end a table's cell even inside code, are replaced by their look-alike. Empty for blank text.
    public static String of(String text) {
        var content = SafeText.of(text).replace('|', '¦');
        if (content.isBlank()) {
            return "";
        }
        var fence = "`";
        while (content.contains(fence)) {
            fence += "`";
        }
        var space = content.startsWith("`") || content.endsWith("`") ? " " : "";
        return fence + space + content + space + fence;
    }
}
