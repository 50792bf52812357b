package io.rightsizer.api.config;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// People by their login, behind each other: `ada, grace`.
record Logins(Set<String> all) {

    static final Logins NONE = new Logins(Set.of());

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,254}");

    Logins {
        all = Set.copyOf(all);
    }

    /// An empty text holds none.
    static Logins parse(String text) {
        var logins = new TreeSet<String>();
        for (var login : text.strip().split("\\s*,\\s*")) {
            if (!login.isEmpty() && !LOGIN.matcher(login).matches()) {
                throw new IllegalArgumentException("'" + login + "' is no login");
            }
            logins.add(login);
        }
        logins.remove("");
        return new Logins(logins);
    }
}
