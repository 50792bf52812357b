package io.rightsizer.patches.pullrequest;

import static java.util.Objects.requireNonNull;

import io.rightsizer.analyzer.workload.WorkloadId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a pull request's body remembers: all the state there is between two runs.
///
/// @param schema of this record, 1
/// @param digest of what is proposed
/// @param head the commit we wrote; another one on the branch is a person's
/// @param files what the commit changes: path to the object id in the base it was made on, empty for a new file
/// @param run that wrote it
/// @param edited whether people were told that we keep off their branch
/// @param closedByUs whether it was us who closed it
/// @param pending what is being published; of use only where a run broke off before it could say so
record Marker(
        int schema,
        GroupKey group,
        String digest,
        String head,
        SortedMap<String, String> files,
        List<Entry> entries,
        String run,
        boolean edited,
        boolean closedByUs,
        @Nullable Pending pending) {

    static final int SCHEMA = 1;

    /// A commit that is on its way: the base and what its files become, empty for one that goes.
    ///
    /// @param digest of what it proposes
    record Pending(String digest, String base, SortedMap<String, String> files) {

        Pending {
            requireNonNull(digest);
            requireNonNull(base);
            files = new TreeMap<>(files);
        }

        /// Whether a commit is that one, by its files.
        boolean is(Map<String, String> committed, Map<String, String> based) {
            var wanted = new TreeMap<>(based);
            files.forEach((path, blob) -> {
                if (blob.isEmpty()) {
                    wanted.remove(path);
                } else {
                    wanted.put(path, blob);
                }
            });
            return wanted.equals(committed);
        }
    }

    Marker {
        if (schema != SCHEMA) {
            throw new IllegalArgumentException("schema " + schema + " of a marker is not known");
        }
        requireNonNull(group);
        requireNonNull(digest);
        requireNonNull(head);
        requireNonNull(run);
        files = new TreeMap<>(files);
        entries = List.copyOf(entries);
    }

    static String digest(List<Entry> entries) {
        return Digest.of(entries.stream().sorted(Entry.ORDER).map(Entry::line).collect(Collectors.joining("\n")));
    }

    Optional<Entry> entry(ContainerRef container) {
        return entries.stream().filter(entry -> entry.ref().equals(container)).findFirst();
    }

    Set<WorkloadId> workloads() {
        return entries.stream().map(Entry::workload).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Whether the base changed a file since that the commit changes too.
    boolean conflictsWith(Map<String, String> base) {
        return files.entrySet().stream()
                .anyMatch(file -> !base.getOrDefault(file.getKey(), "").equals(file.getValue()));
    }

    Marker publishing(Pending commit) {
        return new Marker(schema, group, digest, head, files, entries, run, edited, closedByUs, commit);
    }

    Marker at(String commit) {
        return new Marker(schema, group, digest, commit, files, entries, run, false, closedByUs, null);
    }

    Marker asEdited() {
        return new Marker(schema, group, digest, head, files, entries, run, true, closedByUs, null);
    }

    Marker asClosedByUs() {
        return new Marker(schema, group, digest, head, files, entries, run, edited, true, null);
    }
}
