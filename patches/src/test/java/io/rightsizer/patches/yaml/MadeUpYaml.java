package io.rightsizer.patches.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Files as people write them, each in a style of its own, and edits whose places are in them. Every comment is
/// there once.
final class MadeUpYaml {

    private static final List<String> KEYS =
            List.of("name", "image", "resources", "requests", "limits", "cpu", "memory", "env", "\uD83D\uDE80", "a/b");
    private static final List<String> VALUES = List.of(
            "250m", "'1'", "\"512Mi\"", "web:1", "3", "0.5", "true", "''", "'it''s'", "\"\uD83D\uDE80 \\\" x\"");
    private static final List<String> NEW_VALUES = List.of("300m", "2", "1.5Gi", "off", "a: b # c", "\uD83D\uDE80", "");

    private final Random random;
    private final int step;
    private final int listIndent;
    private final String lineBreak;
    private final boolean lineBreakAtEnd;
    private final boolean byteOrderMark;
    private final StringBuilder text = new StringBuilder();
    private int comments;

    MadeUpYaml(long seed) {
        random = new Random(seed);
        step = random.nextBoolean() ? 2 : 4;
        listIndent = random.nextBoolean() ? 0 : step;
        lineBreak = random.nextInt(3) == 0 ? "\r\n" : "\n";
        lineBreakAtEnd = random.nextInt(4) > 0;
        byteOrderMark = random.nextInt(6) == 0;
    }

    String text() {
        for (int document = random.nextInt(3); document >= 0; document--) {
            commentLines(0);
            fields(0, 0);
            commentLines(0);
            separator(document == 0);
        }
        var lines = text.toString().strip().replace("\n", lineBreak);
        return (byteOrderMark ? "\uFEFF" : "") + lines + (lineBreakAtEnd ? lineBreak : "");
    }

    private void separator(boolean last) {
        if (random.nextInt(3) == 0) {
            text.append("...").append(trailing()).append('\n');
        }
        if (!last) {
            text.append("---").append(trailing()).append('\n');
        }
    }

    private void fields(int indent, int depth) {
        var keys = someKeys(1);
        for (int index = 0; index < keys.size(); index++) {
            if (index > 0) {
                commentLines(indent);
            }
            field(keys.get(index), index == 0 && endsInLine() ? 0 : indent, indent, depth);
        }
    }

    private boolean endsInLine() {
        return !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
    }

    private void field(String key, int spaces, int indent, int depth) {
        text.append(" ".repeat(spaces)).append(key).append(':');
        switch (depth > 3 ? 9 : random.nextInt(12)) {
            case 0, 1, 2 -> {
                text.append(trailing()).append('\n');
                commentLines(indent + step);
                fields(indent + step, depth + 1);
            }
            case 3, 4 -> {
                text.append(trailing()).append('\n');
                items(indent + listIndent, depth + 1);
            }
            case 5 -> {
                text.append(' ');
                flow(indent + step, depth + 1, random.nextInt(3) == 0);
                text.append(trailing()).append('\n');
            }
            case 6 -> text.append(trailing()).append('\n');
            case 7 ->
                text.append(pick(List.of(" {}", " []", " null")))
                        .append(trailing())
                        .append('\n');
            case 8 ->
                text.append(pick(List.of(" |", " >", " |-")))
                        .append(trailing())
                        .append('\n')
                        .append(" ".repeat(indent + step))
                        .append("text\n");
            default ->
                text.append(' ')
                        .append(pick(VALUES))
                        .append(pick(List.of("", "", "  ")))
                        .append(trailing())
                        .append('\n');
        }
    }

    private void items(int indent, int depth) {
        for (int item = random.nextInt(3); item >= 0; item--) {
            commentLines(indent);
            text.append(" ".repeat(indent)).append("- ");
            if (random.nextBoolean()) {
                text.append(pick(VALUES)).append(trailing()).append('\n');
            } else {
                fields(indent + 2, depth);
            }
        }
    }

    /// @param lines whether each entry has its own
    private void flow(int indent, int depth, boolean lines) {
        var list = random.nextInt(3) == 0;
        var keys = someKeys(0);
        text.append(list ? '[' : '{');
        for (int index = 0; index < keys.size(); index++) {
            text.append(lines ? trailing() + "\n" + " ".repeat(indent) : index > 0 ? " " : "");
            text.append(list ? "" : keys.get(index) + ": ");
            if (depth < 4 && random.nextInt(4) == 0) {
                flow(indent, depth + 1, false);
            } else {
                text.append(pick(VALUES));
            }
            var last = index == keys.size() - 1;
            text.append(last && random.nextInt(4) > 0 ? "" : ",");
        }
        text.append(lines ? trailing() + "\n" + " ".repeat(indent) : "").append(list ? ']' : '}');
    }

    private String trailing() {
        return random.nextInt(4) == 0 ? "  # c" + comments++ + ";\ttab" : "";
    }

    private void commentLines(int indent) {
        while (random.nextInt(5) == 0) {
            text.append(random.nextBoolean() ? "\n" : " ".repeat(indent) + "# c" + comments++ + ";\n");
        }
    }

    private List<String> someKeys(int least) {
        var keys = new ArrayList<String>();
        for (var key : KEYS) {
            if (random.nextInt(4) == 0) {
                keys.add(key);
            }
        }
        return keys.size() < least ? List.of("name") : keys;
    }

    private String pick(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    int anyOf(int count) {
        return random.nextInt(count);
    }

    YamlEdit anyEdit(@Nullable Object document) {
        var path = new ArrayList<Object>();
        var node = document;
        while (true) {
            if (node instanceof Map<?, ?> fields && !fields.isEmpty() && (path.isEmpty() || random.nextInt(4) > 0)) {
                var key = List.copyOf(fields.keySet()).get(random.nextInt(fields.size()));
                path.add(key);
                node = fields.get(key);
            } else if (node instanceof List<?> items && !items.isEmpty() && random.nextInt(3) > 0) {
                var place = random.nextInt(items.size());
                path.add(place);
                node = items.get(place);
            } else {
                return edit(path, node);
            }
        }
    }

    private YamlEdit edit(List<Object> path, @Nullable Object node) {
        if (node instanceof List<?>) {
            return new YamlEdit.Append(path, pick(NEW_VALUES));
        }
        var fillable = node == null && path.getLast() instanceof String;
        if (node instanceof Map<?, ?> || (fillable && random.nextBoolean())) {
            path.add("new");
            if (random.nextBoolean()) {
                return new YamlEdit.Append(path, pick(NEW_VALUES));
            }
            if (random.nextBoolean()) {
                path.add("newer");
            }
            return new YamlEdit.Put(path, pick(NEW_VALUES));
        }
        return switch (random.nextInt(5)) {
            case 0 -> new YamlEdit.PutNumber(path, random.nextInt(1_000));
            case 1 -> new YamlEdit.PutNull(path);
            case 2 -> new YamlEdit.Remove(path);
            default -> new YamlEdit.Put(path, pick(NEW_VALUES));
        };
    }
}
