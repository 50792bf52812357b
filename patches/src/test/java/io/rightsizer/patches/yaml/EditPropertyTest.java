package io.rightsizer.patches.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Edits of made-up files in every style. What they say afterwards is read by the engine's own loader, and lines
/// are compared one by one: neither is the code under test.
class EditPropertyTest {

    private static final Object GONE = new Object();
    private static final int FILES = 300;
    private static final Pattern COMMENT = Pattern.compile("# c\\d+;");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anEditChangesTheIntendedPathAndLeavesAllOtherLines(long seed) {
        var accepted = 0;
        for (int file = 0; file < FILES; file++) {
            var made = new MadeUpYaml(1_000 * seed + file);
            var text = made.text();
            var before = load(text);
            var document = made.anyOf(before.size());
            var edit = made.anyEdit(before.get(document));
            if (YamlFile.of(text).edit(document, List.of(edit)) instanceof Edited.Text(var after)) {
                accepted++;
                var intended = new ArrayList<>(before);
                intended.set(document, changed(before.get(document), edit.path(), edit));
                var report = "%s of document %d in%n%s%nbecame%n%s".formatted(edit, document, text, after);
                assertThat(load(after)).as(report).isEqualTo(intended);
                assertThat(after.endsWith("\n")).as(report).isEqualTo(text.endsWith("\n"));
                assertThat(after.startsWith("\uFEFF")).as(report).isEqualTo(text.startsWith("\uFEFF"));
                assertThat(LineBreak.of(after)).as(report).isEqualTo(LineBreak.of(text));
                assertLinesStay(report, edit, text, after);
                assertOneFieldGoes(report, edit, before.get(document), text, after);
            }
        }
        assertThat(accepted).isGreaterThan(FILES * 95 / 100);
    }

    /// A value takes a line, a block scalar two; a new entry may need a comma, a filled-in one goes without its `{}`.
    private static void assertLinesStay(String report, YamlEdit edit, String before, String after) {
        if (edit instanceof YamlEdit.Remove) {
            assertThat(comments(before)).as(report).containsAll(comments(after));
            return;
        }
        assertThat(comments(after)).as(report).isEqualTo(comments(before));
        assertThat(linesLost(before, after)).as(report).isLessThanOrEqualTo(2);
    }

    /// A scalar that goes takes the comment behind it with it; a block scalar has two lines, and behind a dash the next
    /// field moves up.
    private static void assertOneFieldGoes(
            String report, YamlEdit edit, @Nullable Object document, String before, String after) {
        var path = edit.path();
        var oneOfMany = edit instanceof YamlEdit.Remove
                && YamlFile.at(document, path.subList(0, path.size() - 1))
                        .filter(parent -> parent instanceof Map<?, ?> fields && fields.size() > 1)
                        .isPresent();
        var value = YamlFile.at(document, path);
        if (oneOfMany
                && value.filter(Map.class::isInstance).isEmpty()
                && value.filter(List.class::isInstance).isEmpty()) {
            assertThat(comments(after))
                    .as(report)
                    .hasSizeGreaterThanOrEqualTo(comments(before).size() - 1);
            assertThat(linesLost(withoutBlankLines(before), withoutBlankLines(after)))
                    .as(report)
                    .isLessThanOrEqualTo(3);
        }
    }

    private static String withoutBlankLines(String text) {
        return text.replaceAll("(?m)^\\s*\\R", "");
    }

    private static List<String> comments(String text) {
        return COMMENT.matcher(text).results().map(MatchResult::group).toList();
    }

    private enum LineBreak {
        LF,
        CRLF;

        static LineBreak of(String text) {
            return text.contains("\r\n") ? CRLF : LF;
        }
    }

    /// The document as it shall be read after the edit.
    private static @Nullable Object changed(@Nullable Object node, List<Object> path, YamlEdit edit) {
        if (path.isEmpty()) {
            return leaf(node, edit);
        }
        var below = path.subList(1, path.size());
        if (node instanceof List<?> items) {
            var list = new ArrayList<@Nullable Object>(items);
            var place = (int) path.getFirst();
            list.set(place, changed(list.get(place), below, edit));
            list.removeIf(item -> item == GONE);
            return list.isEmpty() ? GONE : list;
        }
        var fields = new LinkedHashMap<Object, @Nullable Object>();
        if (node instanceof Map<?, ?> present) {
            fields.putAll(present);
        }
        fields.put(path.getFirst(), changed(fields.get(path.getFirst()), below, edit));
        fields.values().removeIf(value -> value == GONE);
        return fields.isEmpty() ? GONE : fields;
    }

    private static @Nullable Object leaf(@Nullable Object node, YamlEdit edit) {
        return switch (edit) {
            case YamlEdit.Put put -> put.value();
            case YamlEdit.PutNumber put -> (int) put.value();
            case YamlEdit.PutNull _ -> null;
            case YamlEdit.Remove _ -> GONE;
            case YamlEdit.Append append -> {
                var list = new ArrayList<@Nullable Object>(node instanceof List<?> items ? items : List.of());
                list.add(append.value());
                yield list;
            }
        };
    }

    private static List<@Nullable Object> load(String text) {
        var documents = new ArrayList<@Nullable Object>();
        var settings = LoadSettings.builder().setBufferSize(text.length() + 2).build();
        new Load(settings).loadAllFromString(text).forEach(documents::add);
        return documents;
    }

    /// How many lines of the text before are not in the text after, in order.
    private static int linesLost(String before, String after) {
        var left = List.of(before.split("(?<=\n)"));
        var right = List.of(after.split("(?<=\n)"));
        var longest = new int[left.size() + 1][right.size() + 1];
        for (int row = left.size() - 1; row >= 0; row--) {
            for (int column = right.size() - 1; column >= 0; column--) {
                longest[row][column] = left.get(row).equals(right.get(column))
                        ? 1 + longest[row + 1][column + 1]
                        : Math.max(longest[row + 1][column], longest[row][column + 1]);
            }
        }
        return left.size() - longest[0][0];
    }
}
