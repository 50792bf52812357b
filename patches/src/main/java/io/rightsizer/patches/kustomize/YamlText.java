package io.rightsizer.patches.kustomize;

import io.rightsizer.patches.yaml.ScalarText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/// YAML that every reader understands alike. Kustomize mixes parsers of YAML 1.1 and 1.2, so whatever could be a
/// number or a truth value to one of them is quoted; quantities begin with a digit and therefore always are.
public final class YamlText {

    /// In the first line of every file written, README included: files without it are somebody else's.
    static final String MARKER = "Written by rightsizer patch; the next run replaces this file.";

    /// Everything a reader might take for the end of a comment's line, or hide text with.
    private static final Pattern CONTROL_CHARACTERS =
            Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u0085\\u2028\\u2029]+");

    /// As many words as fit into 96 characters, or one that is longer.
    private static final Pattern COMMENT_LINE = Pattern.compile("\\S(?:.{0,94}\\S)?(?=\\s|$)|\\S+");

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setDereferenceAliases(true)
            .setWidth(10_000)
            .build();

    private YamlText() {}

    /// A file of `patch --out`: the marker, the comments, then the YAML.
    static String file(List<String> comments, String yaml) {
        return file(MARKER, comments, yaml);
    }

    /// @param marker the first line
    /// @param comments broken into lines; whatever they hold cannot leave them
    public static String file(String marker, List<String> comments, String yaml) {
        var text = new StringBuilder("# " + marker + "\n");
        for (var comment : comments) {
            lines(comment).forEach(line -> text.append("# ").append(line).append('\n'));
        }
        return text.append(yaml).toString();
    }

    /// A line for each field.
    public static String block(Object document) {
        return new Dump(SETTINGS, new Representer()).dumpToString(document);
    }

    /// Lists and mappings in one line each where nothing is below them.
    public static String compact(Object document) {
        return new Dump(SETTINGS, new CompactRepresenter()).dumpToString(document);
    }

    public static String oneLine(String text) {
        return CONTROL_CHARACTERS.matcher(text).replaceAll(" ").strip();
    }

    /// Broken between words; a comment that is indented stays so.
    private static Stream<String> lines(String comment) {
        var indent = comment.startsWith("  ") ? "  " : "";
        return COMMENT_LINE.matcher(oneLine(comment)).results().map(line -> indent + line.group());
    }

    private static class Representer extends StandardRepresenter {

        Representer() {
            super(SETTINGS);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(tag, value, tag.equals(Tag.STR) ? styleOf(value) : style);
        }

        private static ScalarStyle styleOf(String value) {
            return ScalarText.isWord(value) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED;
        }
    }

    private static final class CompactRepresenter extends Representer {

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
            return super.representMapping(tag, mapping, flowWhenInnermost(mapping.values()));
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            return super.representSequence(
                    tag, sequence, sequence instanceof Collection<?> values ? flowWhenInnermost(values) : style);
        }

        private static FlowStyle flowWhenInnermost(Collection<?> values) {
            var nested = values.stream().anyMatch(value -> value instanceof Map || value instanceof Collection);
            return nested ? FlowStyle.BLOCK : FlowStyle.FLOW;
        }
    }
}
