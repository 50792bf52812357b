package io.rightsizer.patches.yaml;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A piece of a document and where it is written.
sealed interface Node {

    Written written();

    /// Itself and everything below it; what an alias stands for is not below the alias.
    default Stream<Node> all() {
        return switch (this) {
            case Scalar scalar -> Stream.of(scalar);
            case Alias alias -> Stream.of(alias);
            case Sequence sequence ->
                Stream.concat(Stream.of(this), sequence.items.stream().flatMap(Node::all));
            case Mapping mapping ->
                Stream.concat(
                        Stream.of(this),
                        mapping.fields.stream().flatMap(field -> Stream.concat(field.key.all(), field.value.all())));
        };
    }

    /// Whether it says nothing yet: `cpu:`, `null`, `{}` or `[]`.
    default boolean isHole() {
        return switch (this) {
            case Scalar scalar -> scalar.tag.equals(Tag.NULL);
            case Alias _ -> false;
            case Sequence sequence -> sequence.items.isEmpty();
            case Mapping mapping -> mapping.fields.isEmpty();
        };
    }

    /// Offsets are those of Java strings.
    ///
    /// @param start of its tag or anchor where it has one
    /// @param end behind its last character; a comment behind it, and blank lines that belong to a block scalar
    ///     only in name, come later
    /// @param tag as it is written out
    record Written(
            int start,
            int end,
            @Nullable String anchor,
            @Nullable String tag) {}

    /// @param tag what it is read as
    record Scalar(Written written, Tag tag, String value, ScalarStyle style) implements Node {

        boolean isBlock() {
            return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        }
    }

    /// @param target what the alias stands for
    record Alias(Written written, String name, Node target) implements Node {}

    /// @param flow whether it is written in brackets
    record Sequence(Written written, boolean flow, List<Node> items) implements Node {}

    /// @param flow whether it is written in braces
    record Mapping(Written written, boolean flow, List<Field> fields) implements Node {

        /// @return its place among the fields, -1 where there is none of that name
        int indexOf(Object name) {
            for (int index = 0; index < fields.size(); index++) {
                if (fields.get(index).key instanceof Scalar key && key.value.equals(name)) {
                    return index;
                }
            }
            return -1;
        }
    }

    record Field(Node key, Node value) {

        int end() {
            return value.written().end();
        }
    }
}
