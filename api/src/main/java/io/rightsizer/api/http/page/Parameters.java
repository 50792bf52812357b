package io.rightsizer.api.http.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parameters of a request, each given once at most and none that the page does not know.
public final class Parameters {

    private static final int LONGEST = 300;

    private final Map<String, String> given = new LinkedHashMap<>();

    /// @param values by name, as the URL has them
    /// @param known the names that are allowed
    /// @throws NotAnswered when a name is unknown or given twice, or a value is too long
    public Parameters(Map<String, List<String>> values, Collection<String> known) {
        values.forEach((name, all) -> {
            if (!known.contains(name)) {
                throw NotAnswered.misread("parameter", name, known);
            }
            if (all.size() > 1) {
                throw NotAnswered.misread("Give '" + name + "' once, not " + all.size() + " times.");
            }
            if (all.getFirst().length() > LONGEST) {
                throw NotAnswered.misread("The value of '" + name + "' is longer than " + LONGEST + " characters.");
            }
            given.put(name, all.getFirst());
        });
    }

    /// What is given and not blank.
    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// @throws NotAnswered when it is no whole number in the range
    public int number(String name, int otherwise, int least, int most) {
        return text(name).map(text -> whole(name, text, least, most)).orElse(otherwise);
    }

    private static int whole(String name, String text, int least, int most) {
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw NotAnswered.misread(range(name, text, least, most));
        }
        throw NotAnswered.misread(range(name, text, least, most));
    }

    private static String range(String name, String text, int least, int most) {
        return "'" + name + "' is a whole number from " + least + " to " + most + ", not '" + text + "'.";
    }

    /// A query as it stands in a URL, with its question mark; empty where nothing is set.
    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.collectingAndThen(Collectors.joining("&"), all -> all.isEmpty() ? "" : "?" + all));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
