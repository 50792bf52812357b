package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Scalar;
import io.rightsizer.patches.yaml.Node.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/// Where new text goes: values in place of others, fields and items behind the last of their collection.
final class Additions {

    private final String text;
    private final Node root;
    private final Lines lines;

    Additions(String text, Node root) {
        this.text = text;
        this.root = root;
        this.lines = new Lines(text);
    }

    Splice replaced(Scalar old, String value) {
        var start = old.written().start();
        var end = old.written().end();
        if (start < end) {
            return new Splice(start, end, value + (old.isBlock() ? headerComment(start) : ""));
        }
        var introduced = start > 0 && ":-".indexOf(text.charAt(start - 1)) >= 0;
        return Splice.insert(start, (introduced ? " " : ": ") + value);
    }

    /// The comment behind the `|` of a block scalar, with the white space before it.
    private String headerComment(int start) {
        var end = lines.end(start);
        var comment = text.indexOf('#', start);
        return comment < 0 || comment > end ? "" : text.substring(lines.stripped(start, comment), end);
    }

    List<Splice> appended(Sequence list, String value) {
        var last = list.items().getLast();
        if (list.flow()) {
            return List.of(
                    behindLastInFlow(last.written().start(), last.written().end(), value));
        }
        var column = lines.column(list.written().start());
        var at = endOfBlock(last.written().end(), column);
        return List.of(Splice.insert(at, lines.lineBreak(at) + " ".repeat(column) + dash(last) + value));
    }

    /// The dash of an item with the spaces behind it.
    private String dash(Node item) {
        var start = item.written().start();
        var dash = lines.stripped(0, start) - 1;
        return lines.start(dash) == lines.start(start) && text.charAt(dash) == '-' ? text.substring(dash, start) : "- ";
    }

    List<Splice> added(Mapping mapping, Growth growth) {
        var last = mapping.fields().getLast();
        if (mapping.flow()) {
            var start = last.key().written().start();
            return List.of(behindLastInFlow(start, last.end(), growth.flow(style(last.key()))));
        }
        var column = Layout.column(lines, mapping);
        var at = endOfBlock(mapping.written().end(), column);
        var layout = Layout.of(text, root, at);
        return List.of(Splice.insert(at, layout.lineBreak() + growth.block(layout, column)));
    }

    /// In place of `{}`, `[]` or nothing. Below a field in block style the new text is in block style.
    List<Splice> filled(Trail trail, Growth growth) {
        var hole = trail.node().written();
        var holder = trail.steps().isEmpty() ? null : trail.steps().getLast();
        if (holder != null && holder.collection() instanceof Mapping mapping && !mapping.flow()) {
            var key = mapping.fields().get(holder.index()).key().written();
            if (lines.start(key.end()) == lines.start(hole.end())) {
                return filledInBlock(mapping, hole, growth);
            }
        }
        return List.of(filledInFlow(trail.node(), growth));
    }

    private List<Splice> filledInBlock(Mapping mapping, Node.Written hole, Growth growth) {
        var at = lines.end(hole.end());
        var layout = Layout.of(text, root, at);
        var indent = Layout.column(lines, mapping) + (growth.keys().isEmpty() ? layout.listIndent() : layout.step());
        var grown = Splice.insert(at, layout.lineBreak() + growth.block(layout, indent));
        if (hole.start() == hole.end()) {
            return List.of(grown);
        }
        return List.of(Splice.delete(lines.stripped(0, hole.start()), hole.end()), grown);
    }

    private Splice filledInFlow(Node hole, Growth growth) {
        var list = growth.keys().isEmpty();
        var inner = growth.flow(null);
        if (hole instanceof Scalar scalar) {
            return replaced(scalar, list ? "[" + inner + "]" : "{" + inner + "}");
        }
        var open = text.indexOf(list ? '[' : '{', hole.written().start());
        return Splice.insert(open + 1, inner);
    }

    /// On a line of its own where the last entry has one; the comment behind that stays there.
    private Splice behindLastInFlow(int start, int end, String entry) {
        var comma = lines.nextToken(end);
        var hasComma = comma < text.length() && text.charAt(comma) == ',';
        var behind = hasComma ? comma + 1 : end;
        var at = lines.end(behind);
        if (!lines.isFirstOnLine(start) || lines.nextToken(behind) <= at) {
            return Splice.insert(end, ", " + entry);
        }
        var line = lines.lineBreak(at) + " ".repeat(lines.column(start)) + entry;
        var rest = text.substring(end, at);
        return new Splice(end, at, hasComma ? rest + line + "," : "," + rest + line);
    }

    private static @Nullable ScalarStyle style(Node key) {
        return key instanceof Scalar scalar && scalar.style() != ScalarStyle.PLAIN ? scalar.style() : null;
    }

    /// The end of a block's last line, or of the comments below it that belong to it: those which are indented as
    /// it is and are followed by a blank line, by the end or by something indented less.
    private int endOfBlock(int end, int column) {
        var last = lines.end(end);
        var at = last;
        var line = lines.next(at);
        while (isComment(line) && lines.indent(line) >= column) {
            at = lines.end(line);
            line = lines.next(line);
        }
        return isBlankLine(line) || lines.indent(line) < column ? at : last;
    }

    private boolean isComment(int lineStart) {
        var at = lineStart + lines.indent(lineStart);
        return at < text.length() && text.charAt(at) == '#';
    }

    private boolean isBlankLine(int lineStart) {
        return text.substring(lineStart, lines.end(lineStart)).isBlank();
    }
}
