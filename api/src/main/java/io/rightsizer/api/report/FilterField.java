package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.config.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What rows can be filtered by.
public enum FilterField {
    CLUSTER(one -> List.of(one.workload().cluster()), List.of()),
    NS(one -> List.of(one.workload().namespace()), List.of()),
    KIND(one -> List.of(one.workload().kind().name()), List.of()),
    NAME(one -> List.of(one.workload().name()), List.of()),
    CONTAINER(one -> List.of(one.container().name()), List.of()),
    VERDICT(
            one -> List.of(one.verdict().label()),
            List.of("Resize", "Keep", "TooLittleHistory", "NeedsReview", "Skipped", "Failed")),
    CODE(
            one -> one.codes().stream().map(Code::name).toList(),
            Arrays.stream(Code.values()).map(Code::name).toList());

    private final Function<Recommendation, List<String>> values;
    private final List<String> vocabulary;

    FilterField(Function<Recommendation, List<String>> values, List<String> vocabulary) {
        this.values = values;
        this.vocabulary = vocabulary;
    }

    static FilterField parse(String text) {
        var wanted = text.equals("namespace") ? "ns" : text;
        return Arrays.stream(values())
                .filter(field -> field.label().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cannot filter by '" + text + "'"
                        + Suggestion.of(
                                text,
                                Arrays.stream(values()).map(FilterField::label).toList())));
    }

    public List<String> values(Recommendation one) {
        return values.apply(one);
    }

    /// Refuses a value that no row can ever have.
    void check(String wanted) {
        if (!vocabulary.isEmpty() && !wanted.contains("*") && !vocabulary.contains(wanted)) {
            throw new IllegalArgumentException(
                    "there is no " + label() + " '" + wanted + "'" + Suggestion.of(wanted, vocabulary));
        }
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
