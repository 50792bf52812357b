package io.rightsizer.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the few forms of [InstantQuery], and the selectors of `match[]`.
final class PromQlParser {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern OPERATOR = Pattern.compile("=~|!~|!=|=");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`");
    private static final Pattern DURATION = Pattern.compile("(?:[0-9]+(?:ms|[smhdwy]))+");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+)(ms|[smhdwy])");

    private final String text;
    private int position;

    private PromQlParser(String text) {
        this.text = text;
    }

    /// @throws UnsupportedQueryException when it is anything but one of the few forms
    static InstantQuery query(String text) {
        var parser = new PromQlParser(text);
        var query = parser.expression();
        parser.expectEnd();
        return query;
    }

    /// @throws UnsupportedQueryException when it is no selector
    static List<LabelMatcher> selector(String text) {
        var parser = new PromQlParser(text);
        var matchers = parser.matchers();
        parser.expectEnd();
        return matchers;
    }

    private InstantQuery expression() {
        var start = position;
        var word = optional(NAME);
        if (word.equals("count") && optional(Pattern.compile("by\\b")).equals("by")) {
            var labels = labelNames();
            return new InstantQuery.CountBy(labels, inParentheses());
        }
        if (word.equals("last_over_time") || word.equals("max_over_time")) {
            expect("(");
            var matchers = matchers();
            expect("[");
            var range = millis(required(DURATION));
            expect("]");
            expect(")");
            return word.equals("max_over_time")
                    ? new InstantQuery.Highest(matchers, range)
                    : new InstantQuery.Newest(matchers, range, false);
        }
        position = start;
        return InstantQuery.Newest.selector(matchers());
    }

    private InstantQuery inParentheses() {
        expect("(");
        var inner = expression();
        expect(")");
        return inner;
    }

    private List<String> labelNames() {
        var names = new ArrayList<String>();
        expect("(");
        while (!accept(")")) {
            names.add(required(NAME));
            accept(",");
        }
        return names;
    }

    private List<LabelMatcher> matchers() {
        var matchers = new ArrayList<LabelMatcher>();
        var metric = optional(NAME);
        if (!metric.isEmpty()) {
            matchers.add(LabelMatcher.metric(metric));
        }
        if (accept("{")) {
            while (!accept("}")) {
                matchers.add(matcher());
                accept(",");
            }
        }
        if (matchers.isEmpty()) {
            throw unsupported();
        }
        return matchers;
    }

    private LabelMatcher matcher() {
        var label = required(NAME);
        var operator = required(OPERATOR);
        var value = unquoted(required(STRING));
        for (var type : LabelMatcher.Type.values()) {
            if (type.operator().equals(operator)) {
                return LabelMatcher.of(label, type, value);
            }
        }
        throw unsupported();
    }

    private static String unquoted(String string) {
        var inner = string.substring(1, string.length() - 1);
        return string.startsWith("`") ? inner : inner.translateEscapes();
    }

    private static long millis(String duration) {
        return AMOUNT.matcher(duration)
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)) * unitMillis(part.group(2)))
                .sum();
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            case "w" -> 7 * 86_400_000L;
            default -> 365 * 86_400_000L;
        };
    }

    private boolean accept(String symbol) {
        return !optional(Pattern.compile(Pattern.quote(symbol))).isEmpty();
    }

    private void expect(String symbol) {
        if (!accept(symbol)) {
            throw unsupported();
        }
    }

    private void expectEnd() {
        skipSpace();
        if (position < text.length()) {
            throw unsupported();
        }
    }

    private String required(Pattern token) {
        var found = optional(token);
        if (found.isEmpty()) {
            throw unsupported();
        }
        return found;
    }

    /// The token at the position, empty when something else is there.
    private String optional(Pattern token) {
        skipSpace();
        var matcher = token.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        position = matcher.end();
        return matcher.group();
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private UnsupportedQueryException unsupported() {
        return new UnsupportedQueryException("the demo server understands only metric{matchers}, last_over_time,"
                + " max_over_time and count by; it stopped at character " + (position + 1) + " of: " + text);
    }
}
