package io.rightsizer.patches.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts lines as a reviewer sees them.
final class LineDifference {

    private LineDifference() {}

    /// Lines that differ: each that was changed, added or taken away counts once.
    ///
    /// @param before absent for a new file
    static int between(@Nullable String before, String after) {
        var old = before == null ? List.<String>of() : before.lines().toList();
        var fresh = after.lines().toList();
        var start = 0;
        while (start < old.size() && start < fresh.size() && old.get(start).equals(fresh.get(start))) {
            start++;
        }
        var end = 0;
        while (end < old.size() - start
                && end < fresh.size() - start
                && old.get(old.size() - 1 - end).equals(fresh.get(fresh.size() - 1 - end))) {
            end++;
        }
        return between(old.subList(start, old.size() - end), fresh.subList(start, fresh.size() - end));
    }

    /// Kept lines are a longest common subsequence.
    private static int between(List<String> old, List<String> fresh) {
        var row = new int[fresh.size() + 1];
        for (var line : old) {
            var diagonal = 0;
            for (var j = 1; j <= fresh.size(); j++) {
                var above = row[j];
                row[j] = line.equals(fresh.get(j - 1)) ? diagonal + 1 : Math.max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return Math.max(old.size(), fresh.size()) - row[fresh.size()];
    }
}
