package io.rightsizer.api.http.page;

import java.util.regex.Pattern;

/// The name of a team or namespace in URLs and file names: itself where it is plain, as it nearly always is.
public final class GroupKey {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private GroupKey() {}

    public static String of(String name) {
        return PLAIN.matcher(name).matches() ? name : Slug.of(name, name);
    }
}
