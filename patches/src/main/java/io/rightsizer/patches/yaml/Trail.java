package io.rightsizer.patches.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How far a document goes along a path.
///
/// @param steps collections that were entered, the root's first
/// @param node where it ends
/// @param missing what of the path is not there
record Trail(List<Step> steps, Node node, List<Object> missing) {

    /// @param collection a list or mapping
    /// @param index of the item or field that was taken
    record Step(Node collection, int index) {}

    static Trail of(Node root, List<Object> path) {
        var steps = new ArrayList<Step>();
        var node = root;
        for (int at = 0; at < path.size(); at++) {
            var index = index(node, path.get(at));
            if (index < 0) {
                return new Trail(List.copyOf(steps), node, path.subList(at, path.size()));
            }
            steps.add(new Step(node, index));
            node = child(node, index);
        }
        return new Trail(List.copyOf(steps), node, List.of());
    }

    private static int index(Node node, Object step) {
        return switch (node) {
            case Node.Mapping mapping -> mapping.indexOf(step);
            case Node.Sequence sequence ->
                step instanceof Integer place
                                && place >= 0
                                && place < sequence.items().size()
                        ? place
                        : -1;
            case Node.Scalar _, Node.Alias _ -> -1;
        };
    }

    private static Node child(Node node, int index) {
        return switch (node) {
            case Node.Mapping mapping -> mapping.fields().get(index).value();
            case Node.Sequence sequence -> sequence.items().get(index);
            case Node.Scalar _, Node.Alias _ -> throw new IllegalStateException("a scalar has nothing below it");
        };
    }

    /// Every node it passes, keys too, and the one where it ends.
    Stream<Node> nodes() {
        var passed = steps.stream()
                .flatMap(step -> step.collection() instanceof Node.Mapping mapping
                        ? Stream.of(mapping, mapping.fields().get(step.index()).key())
                        : Stream.of(step.collection()));
        return Stream.concat(passed, Stream.of(node));
    }
}
