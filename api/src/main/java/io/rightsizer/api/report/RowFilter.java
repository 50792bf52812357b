package io.rightsizer.api.report;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.recommendation.Verdict;
import io.rightsizer.api.config.Globs;
import io.rightsizer.api.config.Percentages;
import io.rightsizer.api.config.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Which rows are shown. Filters are joined with [#and]; each only takes rows away.
@FunctionalInterface
public interface RowFilter extends Predicate<Recommendation> {

    RowFilter ALL = _ -> true;

    /// Reads `ns=shop,verdict=Resize`: every term must hold; values may use `*`, and `a|b` for either. Terms:
    /// `cluster`, `ns`, `kind`, `name`, `container`, `verdict`, `code`.
    static RowFilter parse(String text) {
        var filter = ALL;
        for (var term : text.split(",", -1)) {
            filter = filter.and(term(term.strip()));
        }
        return filter;
    }

    private static RowFilter term(String term) {
        var equals = term.indexOf('=');
        if (equals <= 0 || equals == term.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + term + "' is not a filter; write it like ns=shop or ns=shop,verdict=Resize");
        }
        var field = FilterField.parse(term.substring(0, equals).toLowerCase(Locale.ROOT));
        var wanted = List.of(term.substring(equals + 1).split("\\|"));
        wanted.forEach(field::check);
        return one -> field.values(one).stream()
                .anyMatch(value -> wanted.stream().anyMatch(glob -> Globs.matches(glob, value)));
    }

    /// Keeps rows in which a request or limit changes by at least this share, given as `10%` or `0.1`.
    static RowFilter minChange(String text) {
        var least = Percentages.parse(text);
        return one -> Impact.of(one).largestChange() >= least;
    }

    /// Keeps one story: `risk`, `saving` or `skipped`.
    static RowFilter only(String text) {
        return switch (text) {
            case "risk" -> Impact::isRisk;
            case "saving" -> Impact::isSaving;
            case "skipped" ->
                one -> switch (one.verdict()) {
                    case Verdict.TooLittleHistory _, Verdict.Skipped _, Verdict.Failed _ -> true;
                    case Verdict.Resize _, Verdict.Keep _, Verdict.NeedsReview _ -> false;
                };
            default ->
                throw new IllegalArgumentException("there is no '" + text + "' to show only"
                        + Suggestion.of(text, List.of("risk", "saving", "skipped")));
        };
    }

    default RowFilter and(RowFilter other) {
        return one -> test(one) && other.test(one);
    }

    /// Keeps every row of a workload of which any row passes.
    default List<Recommendation> keepWorkloads(List<Recommendation> rows) {
        var workloads = keep(rows).stream().map(Recommendation::workload).collect(Collectors.toSet());
        return rows.stream().filter(one -> workloads.contains(one.workload())).toList();
    }

    default List<Recommendation> keep(List<Recommendation> rows) {
        return rows.stream().filter(this).toList();
    }
}
