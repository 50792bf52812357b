package io.rightsizer.api.http.page;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.api.report.Spoken;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How far the numbers of a container can be believed, in a word with its causes.
///
/// @param word `high`, `medium` or `low`
public record Confidence(String word, List<String> causes) {

    private static final Set<Code> LOWERS =
            Set.of(Code.NEW_WORKLOAD, Code.LOW_COVERAGE, Code.PARTIAL_DATA, Code.INCOMPLETE, Code.CENSORED);
    private static final Set<Code> WEAKENS = Set.of(
            Code.LEVEL_SHIFT,
            Code.POSSIBLE_LEAK,
            Code.SKEWED_REPLICA,
            Code.JVM,
            Code.GO_MEMORY_LIMIT,
            Code.OOM_KILLED,
            Code.RESTARTS);
    private static final double MOST = 0.95;
    private static final double HALF = 0.5;

    static Confidence of(Recommendation one) {
        var causes = new ArrayList<String>();
        var evidence = one.evidence();
        if (evidence == null) {
            return new Confidence("low", List.of("nothing was read"));
        }
        var known = evidence.coverage().share();
        causes.add("data for " + Spoken.percent(known) + " of the window");
        one.codes().stream()
                .filter(code -> LOWERS.contains(code) || WEAKENS.contains(code))
                .forEach(code -> causes.add(code.meaning()));
        if (known < HALF || one.codes().stream().anyMatch(LOWERS::contains)) {
            return new Confidence("low", causes);
        }
        var weak = known < MOST || one.codes().stream().anyMatch(WEAKENS::contains);
        return new Confidence(weak ? "medium" : "high", causes);
    }
}
