package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Sequence;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a person indents, learned from what is there: the commonest of each, and of equally common ones the least.
///
/// @param step columns from a mapping to one below it
/// @param listIndent columns from a mapping to the dashes of a list below it
record Layout(String lineBreak, int step, int listIndent) {

    private static final int USUAL_STEP = 2;
    private static final int WIDEST = 8;

    /// @param lineEnd where lines will be added
    static Layout of(String text, Node root, int lineEnd) {
        var lines = new Lines(text);
        var step = commonest(columns(lines, root, Mapping.class).filter(columns -> columns > 0), USUAL_STEP);
        var listIndent = commonest(columns(lines, root, Sequence.class).filter(columns -> columns >= 0), 0);
        return new Layout(lines.lineBreak(lineEnd), step, listIndent);
    }

    private static Stream<Integer> columns(Lines lines, Node root, Class<? extends Node> type) {
        return root.all()
                .filter(node -> node instanceof Mapping mapping && !mapping.flow())
                .flatMap(node -> ((Mapping) node)
                        .fields().stream()
                                .map(Node.Field::value)
                                .filter(type::isInstance)
                                .filter(Layout::isBlock)
                                .map(child -> column(lines, child) - column(lines, node)));
    }

    private static boolean isBlock(Node node) {
        return switch (node) {
            case Mapping mapping -> !mapping.flow() && mapping.written().tag() == null;
            case Sequence sequence -> !sequence.flow() && sequence.written().tag() == null;
            case Node.Scalar _, Node.Alias _ -> false;
        };
    }

    /// A tag or an anchor stands before the first field, often on another line.
    static int column(Lines lines, Node collection) {
        var first = collection instanceof Mapping mapping && !mapping.fields().isEmpty()
                ? mapping.fields().getFirst().key()
                : collection;
        return lines.column(first.written().start());
    }

    private static int commonest(Stream<Integer> columns, int usual) {
        return columns
                .filter(column -> column <= WIDEST)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<Integer, Long>comparingByValue()
                        .thenComparing(Map.Entry.<Integer, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(usual);
    }
}
