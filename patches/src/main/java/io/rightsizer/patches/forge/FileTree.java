package io.rightsizer.patches.forge;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What a commit holds.
///
/// @param entries by path; all that is not a directory
record FileTree(NavigableMap<String, Entry> entries) {

    /// Path to object id of the regular files.
    Map<String, String> objectIds() {
        var files = new TreeMap<String, String>();
        entries.forEach((path, entry) -> {
            if (entry.isRegularFile()) {
                files.put(path, entry.objectId());
            }
        });
        return files;
    }

    Optional<Entry> file(String path) {
        return Optional.ofNullable(entries.get(path)).filter(Entry::isRegularFile);
    }

    /// A forge would replace, or follow, a symbolic link, submodule or directory that stands in the way.
    void requireWritable(String path) {
        var present = entries.get(path);
        var below = entries.ceilingKey(path + "/");
        var blocked = (present != null && !present.isRegularFile()) || (below != null && below.startsWith(path + "/"));
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            blocked |= entries.containsKey(path.substring(0, slash));
        }
        if (blocked) {
            throw new ForgeException(
                    ForgeCode.REFUSED,
                    "file " + Shown.oneLine(path)
                            + " is not written: a link, submodule, file or directory is in its way");
        }
    }

    /// @param mode as Git has it: `100644`
    record Entry(String mode, String objectId) {

        boolean isRegularFile() {
            return mode.startsWith("100");
        }
    }
}
