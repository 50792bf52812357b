package io.rightsizer.patches.yaml;

import io.rightsizer.patches.yaml.Node.Mapping;
import io.rightsizer.patches.yaml.Node.Scalar;
import io.rightsizer.patches.yaml.Node.Sequence;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Decides for one edit which stretches of a document's text change. What it does is checked afterwards by reading
/// the text again, so a form of YAML it does not expect ends in a refusal.
final class Editor {

    private final Node root;
    private final Additions additions;
    private final Removals removals;

    private Editor(String text, Node root) {
        this.root = root;
        this.additions = new Additions(text, root);
        this.removals = new Removals(text);
    }

    /// @param text of a single document
    /// @throws YamlRefusedException when the place cannot be there
    static String edited(String text, YamlEdit edit) {
        var documents = DocumentReader.read(text);
        if (documents.size() != 1) {
            throw new YamlRefusedException(RefusalCode.NO_SUCH_PLACE, "the document is empty");
        }
        return Splice.apply(text, new Editor(text, documents.getFirst().root()).splices(edit));
    }

    private List<Splice> splices(YamlEdit edit) {
        var trail = Trail.of(root, edit.path());
        return switch (edit) {
            case YamlEdit.Put put -> put(trail, edit, ScalarText.of(put.value(), style(trail.node())));
            case YamlEdit.PutNumber put -> put(trail, edit, Long.toString(put.value()));
            case YamlEdit.PutNull _ -> isNull(trail) ? List.of() : put(trail, edit, "null");
            case YamlEdit.Append append -> append(trail, append);
            case YamlEdit.Remove _ -> remove(trail, edit);
        };
    }

    private static boolean isNull(Trail trail) {
        return trail.missing().isEmpty()
                && trail.node() instanceof Scalar
                && trail.node().isHole();
    }

    private static @Nullable ScalarStyle style(Node node) {
        return node instanceof Scalar scalar && !scalar.tag().equals(Tag.NULL) ? scalar.style() : null;
    }

    private List<Splice> put(Trail trail, YamlEdit edit, String value) {
        if (!trail.missing().isEmpty()) {
            return grow(trail, edit, value, false);
        }
        if (trail.node() instanceof Scalar scalar) {
            return List.of(additions.replaced(scalar, value));
        }
        throw noSuchPlace(edit, "is a list or a mapping, not a single value");
    }

    private List<Splice> append(Trail trail, YamlEdit.Append edit) {
        if (trail.missing().isEmpty()
                && trail.node() instanceof Sequence list
                && !list.items().isEmpty()) {
            var last = list.items().getLast();
            return additions.appended(list, ScalarText.of(edit.value(), style(last)));
        }
        return grow(trail, edit, ScalarText.of(edit.value(), null), true);
    }

    private List<Splice> grow(Trail trail, YamlEdit edit, String value, boolean inList) {
        var keys = trail.missing().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        if (keys.size() < trail.missing().size()) {
            throw noSuchPlace(edit, "is not there");
        }
        var growth = new Growth(keys, value, inList);
        return switch (trail.node()) {
            case Mapping mapping when !mapping.isHole() && !keys.isEmpty() -> additions.added(mapping, growth);
            case Mapping mapping when mapping.isHole() && !keys.isEmpty() -> additions.filled(trail, growth);
            case Sequence list when list.isHole() && keys.isEmpty() -> additions.filled(trail, growth);
            case Scalar scalar when scalar.isHole() && !trail.steps().isEmpty() -> additions.filled(trail, growth);
            case Mapping _, Sequence _, Scalar _, Node.Alias _ ->
                throw noSuchPlace(edit, "would be where something of another kind is");
        };
    }

    private List<Splice> remove(Trail trail, YamlEdit edit) {
        if (!trail.missing().isEmpty()) {
            throw noSuchPlace(edit, "is not there");
        }
        var steps = trail.steps();
        for (int at = steps.size() - 1; at >= 0; at--) {
            var collection = steps.get(at).collection();
            if (!Removals.isOnly(collection)) {
                return removals.removed(collection, steps.get(at).index());
            }
            if (collection instanceof Mapping && at > 0 && steps.get(at - 1).collection() instanceof Sequence) {
                throw noSuchPlace(edit, "is all that an item of a list has");
            }
        }
        throw noSuchPlace(edit, "is all that the document has");
    }

    private static YamlRefusedException noSuchPlace(YamlEdit edit, String why) {
        return new YamlRefusedException(RefusalCode.NO_SUCH_PLACE, PathText.of(edit.path()) + " " + why);
    }
}
