package io.rightsizer.patches.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// What an edit adds where nothing is yet: mappings in each other, and a scalar or a list of one in the last.
///
/// @param keys names of the fields, outermost first
/// @param value as it is written
/// @param inList whether the value is the only item of a list
record Growth(List<String> keys, String value, boolean inList) {

    /// @param indent column of the outermost key
    String block(Layout layout, int indent) {
        var text = new StringBuilder();
        var column = indent;
        for (var key : keys) {
            text.append(text.isEmpty() ? "" : layout.lineBreak()).append(" ".repeat(column));
            text.append(ScalarText.of(key, null)).append(':');
            column += layout.step();
        }
        if (!inList) {
            return text.append(' ').append(value).toString();
        }
        var dash = keys.isEmpty() ? indent : column - layout.step() + layout.listIndent();
        text.append(text.isEmpty() ? "" : layout.lineBreak()).append(" ".repeat(dash));
        return text.append("- ").append(value).toString();
    }

    /// In braces and brackets, the outermost left out.
    ///
    /// @param keyStyle of the neighbours' names
    String flow(@Nullable ScalarStyle keyStyle) {
        var text = inList && !keys.isEmpty() ? "[" + value + "]" : value;
        for (int level = keys.size() - 1; level >= 0; level--) {
            text = ScalarText.of(keys.get(level), keyStyle) + ": " + text;
            text = level == 0 ? text : "{" + text + "}";
        }
        return text;
    }
}
