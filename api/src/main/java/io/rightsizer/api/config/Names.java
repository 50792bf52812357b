package io.rightsizer.api.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Names of Kubernetes objects behind each other: `system-node-critical, payments`.
record Names(Set<String> all) {

    static final Names NONE = new Names(Set.of());

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    Names {
        all = Set.copyOf(all);
    }

    /// An empty text holds no names.
    static Names parse(String text) {
        var names = new TreeSet<String>();
        for (var name : text.strip().split("\\s*,\\s*")) {
            if (!name.isEmpty() && !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' is no name of a Kubernetes object");
            }
            names.add(name);
        }
        names.remove("");
        return new Names(names);
    }
}
