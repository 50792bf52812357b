package io.rightsizer.analyzer.collector;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A metric and the matchers that narrow it.
///
/// @param matchers what remote read and blocks are asked for
/// @param inPromQl the same, or what matches more in fewer letters: the text of a query is limited
record Selector(String metric, List<Matcher> matchers, List<Matcher> inPromQl) {

    Selector {
        matchers = List.copyOf(matchers);
        inPromQl = List.copyOf(inPromQl);
    }

    Selector(String metric, List<Matcher> matchers) {
        this(metric, matchers, matchers);
    }

    static Selector of(String metric) {
        return new Selector(metric, List.of());
    }

    Selector with(Matcher matcher) {
        return with(List.of(matcher));
    }

    Selector with(List<Matcher> more) {
        return with(more, more);
    }

    /// Narrowed in one way, and in another in the text of a query.
    Selector with(List<Matcher> more, List<Matcher> moreInPromQl) {
        return new Selector(metric, joined(matchers, more), joined(inPromQl, moreInPromQl));
    }

    private static List<Matcher> joined(List<Matcher> some, List<Matcher> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// For a query.
    String promQl() {
        return text(inPromQl);
    }

    /// All that remote read is asked for, as PromQL writes it.
    @Override
    public String toString() {
        return text(matchers);
    }

    /// Values are quoted, so no value can end its string.
    private String text(List<Matcher> inBraces) {
        return inBraces.isEmpty()
                ? metric
                : inBraces.stream().map(Matcher::toString).collect(Collectors.joining(",", metric + "{", "}"));
    }

    static String quoted(String value) {
        var text = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            var character = value.charAt(index);
            switch (character) {
                case '"', '\\' -> text.append('\\').append(character);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(character);
            }
        }
        return text.append('"').toString();
    }

    /// The numbers of `prompb.LabelMatcher.Type` are the ordinals.
    enum MatchType {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String operator;

        MatchType(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }

    record Matcher(String label, MatchType type, String value) {

        @Override
        public String toString() {
            return label + type.operator() + quoted(value);
        }

        static Matcher equal(String label, String value) {
            return new Matcher(label, MatchType.EQUAL, value);
        }

        static Matcher notEqual(String label, String value) {
            return new Matcher(label, MatchType.NOT_EQUAL, value);
        }

        static Matcher regex(String label, String pattern) {
            return new Matcher(label, MatchType.REGEX, pattern);
        }
    }
}
