package io.rightsizer.api.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a browser would find in a page.
final class Markup {

    private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][^\\s/>]*)([^>]*)>");
    private static final Pattern INLINE = Pattern.compile("(?i)\\s(on\\w+|style|srcdoc)\\s*=");
    private static final Pattern SCRIPT = Pattern.compile("(?is)<script[^>]*>(.*?)</script>");

    private Markup() {}

    static List<String> links(String html) {
        return LINK.matcher(html)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
    }

    /// Tags with an attribute that the page's own policy forbids, and scripts that are not files.
    static List<String> forbidden(String html) {
        var tags = TAG.matcher(html)
                .results()
                .filter(tag -> INLINE.matcher(unquoted(tag.group(2))).find()
                        || tag.group(1).equalsIgnoreCase("style"))
                .map(MatchResult::group);
        var scripts = SCRIPT.matcher(html)
                .results()
                .map(script -> script.group(1).strip())
                .filter(text -> !text.isEmpty());
        return Stream.concat(tags, scripts).toList();
    }

    private static String unquoted(String attributes) {
        return attributes.replaceAll("\"[^\"]*\"", "\"\"");
    }

    /// Names of elements, each once.
    static List<String> elements(String html) {
        return TAG.matcher(html)
                .results()
                .map(tag -> tag.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }
}
