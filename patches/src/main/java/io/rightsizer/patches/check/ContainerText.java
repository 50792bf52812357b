package io.rightsizer.patches.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where flags of a process stand in a container: its variables and its command line. A command line may be one string
/// for a shell, so it is searched as a whole.
///
/// @param variables those with a value; references to each other are filled in
/// @param unknown names of variables whose value comes from elsewhere, such as a ConfigMap
/// @param hasMore whether there may be variables that are not named
/// @param command `command` and `args`, one after the other
record ContainerText(Map<String, String> variables, Set<String> unknown, boolean hasMore, String command) {

    private static final int LONGEST = 100_000;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Za-z_]\\w*)\\)|\\$\\{([A-Za-z_]\\w*)}");

    static ContainerText of(PodContainer container) {
        var variables = new HashMap<String, String>();
        for (var entry : Tree.list(container.content().get("env"))) {
            if (Tree.at(entry, "valueFrom") == null) {
                variables.put(Tree.textAt(entry, "name"), filledIn(Tree.textAt(entry, "value"), variables));
            }
        }
        var unknown = Tree.list(container.content().get("env")).stream()
                .filter(entry -> Tree.at(entry, "valueFrom") != null)
                .filter(entry -> Tree.at(entry, "valueFrom", "resourceFieldRef") == null)
                .map(entry -> Tree.textAt(entry, "name"))
                .collect(Collectors.toSet());
        var command = Stream.of("command", "args")
                .flatMap(field -> Tree.list(container.content().get(field)).stream())
                .map(Tree::text)
                .collect(Collectors.joining(" "));
        var hasMore = !Tree.list(container.content().get("envFrom")).isEmpty();
        return new ContainerText(variables, unknown, hasMore, filledIn(command, variables));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    /// Whether one of these variables may have a value that the manifest does not tell.
    boolean mayHide(List<String> names) {
        return hasMore || names.stream().anyMatch(unknown::contains);
    }

    private static String filledIn(String text, Map<String, String> variables) {
        var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        var filled = REFERENCE.matcher(cut).replaceAll(match -> {
            var name = match.group(1) == null ? match.group(2) : match.group(1);
            return Matcher.quoteReplacement(variables.getOrDefault(name, match.group()));
        });
        return filled.length() <= LONGEST ? filled : filled.substring(0, LONGEST);
    }
}
