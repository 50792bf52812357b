package io.rightsizer.api.demo;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// One condition on a label, as in a selector's braces or in a remote read.
record LabelMatcher(String label, Type type, String value, Predicate<String> test) {

    /// In the order of `prompb.LabelMatcher.Type`.
    enum Type {
        EQUAL("="),
        NOT_EQUAL("!="),
        REGEX("=~"),
        NOT_REGEX("!~");

        private final String operator;

        Type(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }

    /// @throws UnsupportedQueryException when the value is not a regular expression and has to be one
    static LabelMatcher of(String label, Type type, String value) {
        return new LabelMatcher(label, type, value, testOf(type, value));
    }

    static LabelMatcher metric(String name) {
        return of("__name__", Type.EQUAL, name);
    }

    boolean accepts(DemoSeries series) {
        return test.test(series.label(label));
    }

    boolean namesOneMetric() {
        return type == Type.EQUAL && label.equals("__name__");
    }

    private static Predicate<String> testOf(Type type, String value) {
        return switch (type) {
            case EQUAL -> value::equals;
            case NOT_EQUAL -> Predicate.not(value::equals);
            case REGEX -> anchored(value);
            case NOT_REGEX -> Predicate.not(anchored(value));
        };
    }

    /// Prometheus anchors at both ends, and its dot matches a line break too.
    private static Predicate<String> anchored(String regex) {
        try {
            return Pattern.compile(regex, Pattern.DOTALL).asMatchPredicate();
        } catch (PatternSyntaxException badPattern) {
            throw new UnsupportedQueryException("error parsing regexp: " + badPattern.getDescription());
        }
    }
}
