package io.rightsizer.patches.pullrequest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a pull request's body that is ours. What people write around it stays as it is.
final class Section {

    private static final String BEGIN = "<!-- rightsizer:begin -->";
    private static final String END = "<!-- rightsizer:end -->";
    private static final Pattern SECTION =
            Pattern.compile(Pattern.quote(BEGIN) + ".*?" + Pattern.quote(END), Pattern.DOTALL);
    private static final String TAKE_OVER = "<!-- rightsizer:take-over -->";
    private static final Pattern TICKED =
            Pattern.compile("^[ \\t]*[-*] \\[[xX]] " + Pattern.quote(TAKE_OVER), Pattern.MULTILINE);

    private Section() {}

    /// The body with this text and marker in place of ours, at its end where it has none of ours.
    static String into(String body, String text, Marker marker) {
        var ours = BEGIN + "\n" + text.strip() + "\n\n" + END;
        var matcher = SECTION.matcher(body);
        var replaced = matcher.find()
                ? matcher.replaceFirst(Matcher.quoteReplacement(ours))
                : (body.isBlank() ? "" : body.stripTrailing() + "\n\n") + ours + "\n";
        return MarkerText.into(replaced, marker);
    }

    /// What a person ticks to give the branch back to us.
    static String takeOver() {
        return "- [ ] " + TAKE_OVER + " Take this branch over again: the commits of people on it are replaced.";
    }

    static boolean isTicked(String body) {
        return TICKED.matcher(body).find();
    }
}
