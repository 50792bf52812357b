package io.rightsizer.patches.overlay;

import io.rightsizer.patches.render.Rendering;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The namespaces that a root's objects have, or that it creates.
final class NamespacesOfRoots {

    private final Map<String, Set<String>> byRoot = new HashMap<>();

    NamespacesOfRoots(Map<String, RenderedRoot> rendered) {
        rendered.forEach((root, one) -> byRoot.put(root, said(one.rendering())));
    }

    boolean sayOnly(Declaration declaration, String namespace) {
        return said(declaration).equals(Set.of(namespace));
    }

    boolean sayNothing(Declaration declaration) {
        return said(declaration).isEmpty();
    }

    private Set<String> said(Declaration declaration) {
        return byRoot.getOrDefault(declaration.root().root().path(), Set.of());
    }

    private static Set<String> said(Rendering rendering) {
        var said = new TreeSet<String>();
        if (rendering instanceof Rendering.Rendered rendered) {
            for (var object : rendered.objects()) {
                var id = object.id();
                var isNamespace = id.group().isEmpty() && id.kind().equals("Namespace");
                said.add(isNamespace ? id.name() : id.namespace());
            }
        }
        said.remove("");
        return said;
    }
}
