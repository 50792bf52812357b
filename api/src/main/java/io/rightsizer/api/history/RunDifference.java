package io.rightsizer.api.history;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A container that is not the same in two runs.
///
/// @param before absent where it appeared
/// @param after absent where it is gone
/// @param changes at least one, in their fixed order
public record RunDifference(
        ContainerName name,
        @Nullable StoredRow before,
        @Nullable StoredRow after,
        Set<RunChange> changes) {

    public RunDifference {
        changes = Collections.unmodifiableSet(EnumSet.copyOf(changes));
    }

    /// In the order of names; containers without a change are left out.
    public static List<RunDifference> between(List<StoredRow> before, List<StoredRow> after) {
        var earlier = byName(before);
        var later = byName(after);
        var names = new TreeMap<ContainerName, Boolean>();
        before.forEach(row -> names.put(row.name(), true));
        after.forEach(row -> names.put(row.name(), true));
        return names.keySet().stream()
                .flatMap(name -> of(name, earlier.get(name), later.get(name)).stream())
                .toList();
    }

    private static Map<ContainerName, StoredRow> byName(List<StoredRow> rows) {
        return rows.stream().collect(Collectors.toMap(StoredRow::name, Function.identity(), (_, last) -> last));
    }

    private static List<RunDifference> of(ContainerName name, @Nullable StoredRow before, @Nullable StoredRow after) {
        if (before == null) {
            return List.of(new RunDifference(name, null, after, EnumSet.of(RunChange.APPEARED)));
        }
        if (after == null) {
            return List.of(new RunDifference(name, before, null, EnumSet.of(RunChange.GONE)));
        }
        var changes = RunChange.between(before, after);
        return changes.isEmpty() ? List.of() : List.of(new RunDifference(name, before, after, changes));
    }
}
