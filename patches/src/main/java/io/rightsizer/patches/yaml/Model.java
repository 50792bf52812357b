package io.rightsizer.patches.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/// What a document says, however it is written. Two documents that read alike are equal, in the order of their
/// fields too. It knows nothing of how text is edited, so it can judge that.
sealed interface Model {

    /// @param tag full name
    /// @param text as read; empty for null
    record Value(String tag, String text) implements Model {}

    record Reference(String anchor) implements Model {}

    record Anchored(String anchor, Model model) implements Model {}

    record Sequence(List<Model> items) implements Model {}

    record Mapping(List<Field> fields) implements Model {}

    record Field(Model name, Model value) {}

    static Model of(Node node) {
        var model =
                switch (node) {
                    case Node.Scalar scalar -> value(scalar.tag(), scalar.value());
                    case Node.Alias alias -> new Reference(alias.name());
                    case Node.Sequence sequence ->
                        new Sequence(sequence.items().stream().map(Model::of).toList());
                    case Node.Mapping mapping ->
                        new Mapping(mapping.fields().stream()
                                .map(field -> new Field(of(field.key()), of(field.value())))
                                .toList());
                };
        var anchor = node.written().anchor();
        return anchor == null ? model : new Anchored(anchor, model);
    }

    private static Value value(Tag tag, String text) {
        return new Value(tag.getValue(), tag.equals(Tag.NULL) ? "" : text);
    }

    /// What the document shall say after an edit whose place exists.
    default Model after(YamlEdit edit) {
        var path = edit.path();
        return switch (edit) {
            case YamlEdit.Put put -> with(path, value(Tag.STR, put.value()));
            case YamlEdit.PutNumber put -> with(path, value(Tag.INT, Long.toString(put.value())));
            case YamlEdit.PutNull _ -> with(path, value(Tag.NULL, ""));
            case YamlEdit.Append append -> with(path, longer(path, value(Tag.STR, append.value())));
            case YamlEdit.Remove _ -> without(path).orElse(value(Tag.NULL, ""));
        };
    }

    private Model with(List<Object> path, Model value) {
        if (path.isEmpty()) {
            return value;
        }
        var below = path.subList(1, path.size());
        if (this instanceof Sequence(var items) && path.getFirst() instanceof Integer place) {
            var changed = new ArrayList<>(items);
            changed.set(place, items.get(place).with(below, value));
            return new Sequence(List.copyOf(changed));
        }
        var fields = this instanceof Mapping(var present) ? new ArrayList<>(present) : new ArrayList<Field>();
        var name = value(Tag.STR, path.getFirst().toString());
        var index = indexOf(fields, path.getFirst());
        if (index < 0) {
            fields.add(new Field(name, nothing().with(below, value)));
        } else {
            var field = fields.get(index);
            fields.set(index, new Field(field.name(), field.value().with(below, value)));
        }
        return new Mapping(List.copyOf(fields));
    }

    private static Model nothing() {
        return new Mapping(List.of());
    }

    private Model longer(List<Object> path, Model value) {
        var items = at(path).filter(Sequence.class::isInstance).map(list -> ((Sequence) list).items());
        var longer = new ArrayList<>(items.orElse(List.of()));
        longer.add(value);
        return new Sequence(List.copyOf(longer));
    }

    private Optional<Model> at(List<Object> path) {
        if (path.isEmpty()) {
            return Optional.of(this);
        }
        return child(path.getFirst()).flatMap(child -> child.at(path.subList(1, path.size())));
    }

    private Optional<Model> child(Object step) {
        if (this instanceof Sequence(var items) && step instanceof Integer place) {
            return Optional.of(items.get(place));
        }
        if (this instanceof Mapping(var fields)) {
            var index = indexOf(fields, step);
            return index < 0 ? Optional.empty() : Optional.of(fields.get(index).value());
        }
        return Optional.empty();
    }

    /// @return nothing where nothing remains
    private Optional<Model> without(List<Object> path) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var below = path.subList(1, path.size());
        if (this instanceof Sequence(var items) && path.getFirst() instanceof Integer place) {
            var changed = new ArrayList<>(items);
            items.get(place)
                    .without(below)
                    .ifPresentOrElse(item -> changed.set(place, item), () -> changed.remove((int) place));
            return changed.isEmpty() ? Optional.empty() : Optional.of(new Sequence(List.copyOf(changed)));
        }
        if (this instanceof Mapping(var fields) && indexOf(fields, path.getFirst()) >= 0) {
            var index = indexOf(fields, path.getFirst());
            var changed = new ArrayList<>(fields);
            var field = fields.get(index);
            field.value()
                    .without(below)
                    .ifPresentOrElse(
                            value -> changed.set(index, new Field(field.name(), value)), () -> changed.remove(index));
            return changed.isEmpty() ? Optional.empty() : Optional.of(new Mapping(List.copyOf(changed)));
        }
        return Optional.of(this);
    }

    private static int indexOf(List<Field> fields, Object name) {
        for (int index = 0; index < fields.size(); index++) {
            if (fields.get(index).name() instanceof Value value && value.text().equals(name)) {
                return index;
            }
        }
        return -1;
    }
}
