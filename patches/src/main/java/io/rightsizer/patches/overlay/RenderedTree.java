package io.rightsizer.patches.overlay;

import java.util.Map;
import java.util.Objects;

/// The roots of a checkout by path: what each is rendered from, and what came of it.
record RenderedTree(Tree tree, Map<String, Closure> closures, Map<String, RenderedRoot> rendered) {

    Closure closure(Root root) {
        return Objects.requireNonNull(closures.get(root.path()), "a root of this tree");
    }

    RenderedRoot rendered(Root root) {
        return Objects.requireNonNull(rendered.get(root.path()), "a root of this tree");
    }

    boolean has(Root root) {
        return closures.containsKey(root.path());
    }
}
