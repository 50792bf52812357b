package io.rightsizer.patches.placement;

import io.rightsizer.patches.change.Leaf;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What a patch of our component says about one container.
///
/// @param amounts those it sets; empty where it takes a limit away
record PatchedContainer(String list, String name, Map<Leaf, Optional<String>> amounts) {

    PatchedContainer {
        amounts = Collections.unmodifiableMap(amounts.isEmpty() ? new EnumMap<>(Leaf.class) : new EnumMap<>(amounts));
    }

    boolean is(String otherList, String otherName) {
        return list.equals(otherList) && name.equals(otherName);
    }

    /// The same with these over its own.
    PatchedContainer with(Map<Leaf, Optional<String>> newer) {
        var both = new EnumMap<Leaf, Optional<String>>(Leaf.class);
        both.putAll(amounts);
        both.putAll(newer);
        return new PatchedContainer(list, name, both);
    }
}
