package io.rightsizer.analyzer.collector;

import java.util.ArrayList;
import java.util.List;

/// A metric and the matchers that narrow it: what a remote read asks for, and what PromQL writes in braces.
record Selector(String metric, List<Matcher> matchers) {

    Selector {
        matchers = List.copyOf(matchers);
    }

    static Selector of(String metric) {
        return new Selector(metric, List.of());
    }

    Selector with(Matcher matcher) {
        var more = new ArrayList<>(matchers);
        more.add(matcher);
        return new Selector(metric, more);
    }

    /// The PromQL text; values are quoted, so no value can end its string.
    String promQl() {
        var text = new StringBuilder(metric);
        if (!matchers.isEmpty()) {
            text.append('{');
            for (int index = 0; index < matchers.size(); index++) {
                var matcher = matchers.get(index);
                text.append(index == 0 ? "" : ",")
                        .append(matcher.label())
                        .append(matcher.type().operator())
                        .append(quoted(matcher.value()));
            }
            text.append('}');
        }
        return text.toString();
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
