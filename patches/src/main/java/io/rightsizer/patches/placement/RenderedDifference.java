package io.rightsizer.patches.placement;

import io.rightsizer.patches.render.Manifest;
import io.rightsizer.patches.render.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every leaf that differs between two renderings of one kustomization, objects that came, went or moved
/// among them.
public final class RenderedDifference {

    /// The path of a difference that is about the whole object.
    static final String WHOLE = "";

    /// The path of a difference that says where among all objects one is.
    static final String POSITION = "position";

    private final String root;
    private final List<RenderedChange> changes = new ArrayList<>();

    private RenderedDifference(String root) {
        this.root = root;
    }

    /// In the order of objects and fields. The order of lists whose entries have names is a leaf of its own,
    /// so that an entry that only moved shows as one difference.
    public static List<RenderedChange> between(String root, List<Manifest> before, List<Manifest> after) {
        var difference = new RenderedDifference(root);
        difference.compare(byId(before), byId(after));
        return List.copyOf(difference.changes);
    }

    private void compare(Map<Key, Manifest> before, Map<Key, Manifest> after) {
        for (var key : union(before, after)) {
            var old = before.get(key);
            var fresh = after.get(key);
            if (old != null && fresh != null) {
                compare(key.id(), old, fresh);
            } else {
                add(key.id(), WHOLE, old == null ? null : "an object", fresh == null ? null : "an object");
            }
        }
        comparePositions(List.copyOf(before.keySet()), List.copyOf(after.keySet()));
    }

    private void compare(ObjectId id, Manifest before, Manifest after) {
        var old = RenderedPath.leaves(before.content());
        var fresh = RenderedPath.leaves(after.content());
        for (var path : union(old, fresh)) {
            var same =
                    old.containsKey(path) == fresh.containsKey(path) && Objects.equals(old.get(path), fresh.get(path));
            if (!same) {
                add(id, path, text(old, path), text(fresh, path));
            }
        }
    }

    /// The first object that has another one's place: the others follow from it.
    private void comparePositions(List<Key> before, List<Key> after) {
        var old = before.stream().filter(after::contains).toList();
        var fresh = after.stream().filter(before::contains).toList();
        for (var i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(fresh.get(i))) {
                add(old.get(i).id(), POSITION, Integer.toString(i), Integer.toString(fresh.indexOf(old.get(i))));
                return;
            }
        }
    }

    private void add(ObjectId id, String path, @Nullable String before, @Nullable String after) {
        changes.add(new RenderedChange(root, id, path, before, after));
    }

    private static @Nullable String text(Map<String, @Nullable Object> leaves, String path) {
        return leaves.containsKey(path) ? String.valueOf(leaves.get(path)) : null;
    }

    /// A list of objects may hold the same one twice.
    private static Map<Key, Manifest> byId(List<Manifest> manifests) {
        var byId = new LinkedHashMap<Key, Manifest>();
        for (var manifest : manifests) {
            var copy = 0;
            while (byId.containsKey(new Key(manifest.id(), copy))) {
                copy++;
            }
            byId.put(new Key(manifest.id(), copy), manifest);
        }
        return byId;
    }

    private static <K> List<K> union(Map<K, ?> before, Map<K, ?> after) {
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream().collect(Collectors.toUnmodifiableList());
    }

    private record Key(ObjectId id, int copy) {}
}
