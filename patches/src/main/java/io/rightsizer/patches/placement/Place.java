package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import io.rightsizer.patches.yaml.YamlEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the environment itself sets resources of one container.
sealed interface Place {

    String file();

    /// The edit that sets an amount there, or takes it away; empty where that cannot be said there.
    Optional<Step> set(Leaf leaf, @Nullable String amount);

    /// Whether the amount comes from there today.
    boolean sets(Leaf leaf);

    /// A `resources` mapping: of the manifest itself, or of a patch that is merged into it.
    ///
    /// @param path of the mapping in its document
    /// @param present what it holds
    /// @param below what the manifest sets under a patch, which only a null takes away; nothing for the
    ///     manifest
    record Mapping(
            String file, int document, List<Object> embedded, List<Object> path, Map<?, ?> present, Map<?, ?> below)
            implements Place {

        @Override
        public Optional<Step> set(Leaf leaf, @Nullable String amount) {
            var place = plus(path, leaf.section(), leaf.resource());
            if (amount != null) {
                return step(new YamlEdit.Put(place, amount));
            }
            if (Nested.at(below, leaf.section(), leaf.resource()) != null) {
                return step(new YamlEdit.PutNull(place));
            }
            return sets(leaf) ? step(new YamlEdit.Remove(place)) : Optional.empty();
        }

        @Override
        public boolean sets(Leaf leaf) {
            return Nested.map(Nested.at(present, leaf.section())).containsKey(leaf.resource());
        }

        private Optional<Step> step(YamlEdit edit) {
            return Optional.of(new Step(file, document, embedded, edit));
        }
    }

    /// Operations of a JSON patch.
    ///
    /// @param values where in the document the operations hold each amount
    /// @param sections where they hold whole sections, to which an amount can be added
    record Operations(
            String file,
            int document,
            List<Object> embedded,
            Map<Leaf, List<Object>> values,
            Map<String, List<Object>> sections)
            implements Place {

        @Override
        public Optional<Step> set(Leaf leaf, @Nullable String amount) {
            var value = values.get(leaf);
            var section = sections.get(leaf.section());
            if (amount == null) {
                return value == null || value.getLast().equals("value")
                        ? Optional.empty()
                        : step(new YamlEdit.Remove(value));
            }
            if (value != null) {
                return step(new YamlEdit.Put(value, amount));
            }
            return section == null ? Optional.empty() : step(new YamlEdit.Put(plus(section, leaf.resource()), amount));
        }

        @Override
        public boolean sets(Leaf leaf) {
            return values.containsKey(leaf);
        }

        private Optional<Step> step(YamlEdit edit) {
            return Optional.of(new Step(file, document, embedded, edit));
        }
    }

    static List<Object> plus(List<?> path, Object... more) {
        var longer = new ArrayList<Object>(path);
        longer.addAll(List.of(more));
        return List.copyOf(longer);
    }
}
