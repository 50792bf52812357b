package io.rightsizer.analyzer.block;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a series must have as the value of a label; a label it lacks has the empty value. The four forms are
/// those of PromQL, with RE2's expressions over the whole value.
public final class LabelTest {

    /// Texts without a special character but the escaped dot, which is how many names are asked for at once.
    private static final java.util.regex.Pattern LITERALS =
            java.util.regex.Pattern.compile("(?:[\\w:/@ -]|\\\\\\.)++(?:\\|(?:[\\w:/@ -]|\\\\\\.)++)*+");

    private final String label;
    private final Predicate<String> accepted;
    private final Optional<Set<String>> only;

    private LabelTest(String label, Predicate<String> accepted, Optional<Set<String>> only) {
        this.label = label;
        this.accepted = accepted;
        this.only = only;
    }

    public static LabelTest equal(String label, String value) {
        return new LabelTest(label, value::equals, Optional.of(Set.of(value)));
    }

    public static LabelTest notEqual(String label, String value) {
        return new LabelTest(label, other -> !other.equals(value), Optional.empty());
    }

    /// @throws IllegalArgumentException when the text is no expression
    public static LabelTest matching(String label, String expression) {
        if (LITERALS.matcher(expression).matches()) {
            var values = Stream.of(expression.split("\\|", -1))
                    .map(text -> text.replace("\\.", "."))
                    .collect(Collectors.toUnmodifiableSet());
            return new LabelTest(label, values::contains, Optional.of(values));
        }
        return new LabelTest(label, compiled(expression), Optional.empty());
    }

    /// @throws IllegalArgumentException when the text is no expression
    public static LabelTest notMatching(String label, String expression) {
        return new LabelTest(label, compiled(expression).negate(), Optional.empty());
    }

    String label() {
        return label;
    }

    boolean accepts(String value) {
        return accepted.test(value);
    }

    /// Whether a series without the label passes.
    boolean acceptsAbsence() {
        return accepts("");
    }

    /// The only values that pass, where they can be told.
    Optional<Set<String>> only() {
        return only;
    }

    /// The dot matches line ends as well, as since Prometheus 3.
    private static Predicate<String> compiled(String expression) {
        try {
            return Pattern.compile("(?s:" + expression + ")")::matches;
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(
                    "\"" + expression + "\" is no regular expression of the RE2 syntax: " + malformed.getMessage(),
                    malformed);
        }
    }
}
