package io.rightsizer.api.config;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names with `*` for any run of characters; without one they are compared as they are.
public final class Globs {

    private Globs() {}

    public static boolean matches(String glob, String name) {
        if (!glob.contains("*")) {
            return glob.equals(name);
        }
        var pattern = Arrays.stream(glob.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(name).matches();
    }
}
