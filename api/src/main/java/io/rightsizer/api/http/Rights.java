package io.rightsizer.api.http;

import io.rightsizer.api.config.Suggestion;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What somebody may see. At the end of a line of a file it is written `:role=viewer:teams=shop,payments`, both parts
/// optional: the role is `viewer` where none is named, the teams are all. `teams=` alone names no team.
record Rights(Role role, Teams teams) {

    /// Everything there is.
    static final Rights ALL = new Rights(Role.VIEWER, new Teams.All());

    private static final Pattern LAST = Pattern.compile("^(.*):(role|teams)=([^:]*)$", Pattern.DOTALL);

    /// A line with its rights taken off.
    record Line(String text, Rights rights) {}

    /// @throws IllegalArgumentException when its rights are not of the form; the message has nothing else of the line
    static Line parse(String line) {
        var text = line;
        var given = new LinkedHashMap<String, String>();
        for (var last = LAST.matcher(text); last.matches(); last = LAST.matcher(text)) {
            if (given.put(last.group(2), last.group(3)) != null) {
                throw new IllegalArgumentException("'" + last.group(2) + "=' stands there twice");
            }
            text = last.group(1);
        }
        return new Line(text, of(given));
    }

    private static Rights of(Map<String, String> given) {
        var role = given.containsKey("role") ? role(given.get("role")) : Role.VIEWER;
        var teams = given.containsKey("teams") ? teams(given.get("teams")) : new Teams.All();
        if (role == Role.VIEWER && teams.equals(new Teams.Only(Set.of()))) {
            throw new IllegalArgumentException("a viewer of no team sees nothing: name teams after 'teams='");
        }
        return new Rights(role, teams);
    }

    private static Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> name(role).equals(name.strip()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no role '" + name + "'" + Suggestion.of(name, names())));
    }

    private static List<String> names() {
        return Arrays.stream(Role.values()).map(Rights::name).toList();
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Teams teams(String names) {
        if (names.isBlank()) {
            return new Teams.Only(Set.of());
        }
        var all = Arrays.stream(names.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (all.contains("")) {
            throw new IllegalArgumentException("'teams=' has a comma too many");
        }
        return new Teams.Only(all);
    }

    /// Whether all is shown: there is nothing to keep apart.
    boolean isAll() {
        return teams instanceof Teams.All;
    }

    /// Whether what all teams cost may be seen.
    boolean seesAllCosts() {
        return isAll() || role == Role.FINANCE;
    }

    /// What one sees who has both.
    Rights plus(Rights other) {
        var either = role == Role.FINANCE || other.role == Role.FINANCE ? Role.FINANCE : Role.VIEWER;
        return new Rights(either, teams.plus(other.teams));
    }
}
