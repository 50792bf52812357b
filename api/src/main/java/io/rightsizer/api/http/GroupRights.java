package io.rightsizer.api.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the members of groups may see, by a file with lines of `group:role=viewer:teams=shop`; the rights of a line are
/// optional, and `#` begins a comment. Who is in several sees what each of them sees; who is in none sees nothing.
public final class GroupRights {

    /// Where groups do not matter.
    public static final GroupRights NONE = new GroupRights(Map.of(), true);

    private final Map<String, Rights> rights;
    private final boolean everybody;

    private GroupRights(Map<String, Rights> rights, boolean everybody) {
        this.rights = Map.copyOf(rights);
        this.everybody = everybody;
    }

    /// @throws AccessFileException when a line cannot be understood
    public static GroupRights of(Path file) throws IOException {
        var rights = new LinkedHashMap<String, Rights>();
        for (var line : AccessFile.read(file)) {
            if (rights.put(line.text(), line.rights()) != null) {
                throw line.wrong("names a group that stands there already");
            }
        }
        if (rights.isEmpty()) {
            throw new AccessFileException(file + " names no group; add lines like 'shop-developers:teams=shop'");
        }
        return new GroupRights(rights, false);
    }

    /// @param groups of somebody, by a comma
    Optional<Rights> of(String groups) {
        return of(Arrays.asList(groups.split(",", -1)));
    }

    Optional<Rights> of(Collection<String> groups) {
        return everybody
                ? Optional.of(Rights.ALL)
                : groups.stream()
                        .map(group -> rights.get(group.strip()))
                        .filter(Objects::nonNull)
                        .reduce(Rights::plus);
    }
}
