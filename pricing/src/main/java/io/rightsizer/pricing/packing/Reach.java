package io.rightsizer.pricing.packing;

import java.util.SortedSet;
import java.util.TreeSet;

/// The pools whose nodes a pod may run on, as selectors, taints and architecture leave them.
public sealed interface Reach {

    record Anywhere() implements Reach {}

    record Only(SortedSet<String> pools) implements Reach {

        public Only {
            pools = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(pools));
        }
    }

    default boolean includes(String pool) {
        return switch (this) {
            case Anywhere _ -> true;
            case Only only -> only.pools().contains(pool);
        };
    }
}
