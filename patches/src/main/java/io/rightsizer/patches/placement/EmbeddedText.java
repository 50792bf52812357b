package io.rightsizer.patches.placement;

import io.rightsizer.patches.yaml.Edited;
import io.rightsizer.patches.yaml.RefusalCode;
import io.rightsizer.patches.yaml.YamlEdit;
import io.rightsizer.patches.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// YAML in a block of lines in other YAML, as inline patches are. Only lines that differ are changed; what is
/// embedded in another way is left alone.
///
/// @param file the text around it
/// @param path where in its only document the string is
record EmbeddedText(String file, List<Object> path) {

    private static final Pattern LINE_END = Pattern.compile("\n");

    Edited edit(YamlEdit edit) {
        var inner = Nested.text(Nested.at(Yaml.document(file), path));
        return switch (YamlFile.of(inner).edit(0, List.of(edit))) {
            case Edited.Refused refused -> refused;
            case Edited.Text(var after) -> replaced(inner, after);
        };
    }

    /// The same lines may be there more than once, and only one of them is read at the path.
    private Edited replaced(String before, String after) {
        var outer = lines(file);
        var inner = lines(before.stripTrailing());
        var fresh = lines(after.stripTrailing());
        for (var start = 0; start + inner.size() <= outer.size(); start++) {
            var indent = indent(outer, start, inner);
            if (indent.isPresent()) {
                var text = spliced(outer, start, inner.size(), fresh, indent.get());
                if (isIntended(text, after)) {
                    return new Edited.Text(text);
                }
            }
        }
        return new Edited.Refused(
                RefusalCode.NO_SUCH_PLACE,
                "the inline patch is not written as a block of lines; put it into a file of its own");
    }

    /// What stands before each line; empty where the lines are others.
    private static Optional<String> indent(List<String> outer, int start, List<String> inner) {
        var first = withoutReturn(outer.get(start));
        var indent = first.substring(0, first.length() - first.stripLeading().length());
        var same = IntStream.range(0, inner.size()).allMatch(i -> {
            var line = withoutReturn(outer.get(start + i));
            return line.equals(indent + inner.get(i))
                    || (line.isBlank() && inner.get(i).isBlank());
        });
        return same ? Optional.of(indent) : Optional.empty();
    }

    private static String spliced(List<String> outer, int start, int count, List<String> fresh, String indent) {
        var end = outer.get(start).endsWith("\r") ? "\r" : "";
        var lines = new ArrayList<>(outer.subList(0, start));
        fresh.forEach(line -> lines.add(line.isEmpty() ? end : indent + line + end));
        lines.addAll(outer.subList(start + count, outer.size()));
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private boolean isIntended(String text, String after) {
        var intended = YamlFile.of(file).edit(0, List.of(new YamlEdit.Put(path, after)));
        return intended instanceof Edited.Text(var model)
                && Yaml.documents(text).isPresent()
                && Yaml.documents(text).equals(Yaml.documents(model));
    }

    private static List<String> lines(String text) {
        return List.of(LINE_END.split(text, -1));
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
