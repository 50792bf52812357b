package io.rightsizer.api.http;

import java.util.Set;
import java.util.TreeSet;

/// Whose workloads somebody sees.
sealed interface Teams {

    /// All workloads, also those that name no team.
    record All() implements Teams {}

    /// Those that name one of these.
    record Only(Set<String> names) implements Teams {

        public Only {
            names = Set.copyOf(names);
        }
    }

    /// Whether workloads are among them that name this team; empty for those that name none.
    default boolean have(String team) {
        return switch (this) {
            case All _ -> true;
            case Only(var names) -> names.contains(team);
        };
    }

    /// What both see together.
    default Teams plus(Teams other) {
        if (this instanceof Only(var ours) && other instanceof Only(var theirs)) {
            var both = new TreeSet<>(ours);
            both.addAll(theirs);
            return new Only(both);
        }
        return new All();
    }
}
