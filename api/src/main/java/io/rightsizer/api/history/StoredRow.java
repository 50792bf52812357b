package io.rightsizer.api.history;

import io.rightsizer.analyzer.recommendation.Code;
import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Resources;
import io.rightsizer.api.report.MonthlyCosts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One row of a run as long as the run is kept: everything but the evidence.
///
/// @param team empty where no label names one
/// @param current what is set
/// @param recommended what the policy recommends; absent when it had nothing to say
/// @param nextStep what the run's patch writes; absent when nothing
/// @param verdict its label, as in every output
/// @param codes their names, which may be of another version than this
/// @param tier its label
/// @param cost absent where it is not known
public record StoredRow(
        ContainerName name,
        String team,
        int replicas,
        Resources current,
        @Nullable Resources recommended,
        @Nullable Resources nextStep,
        String verdict,
        List<String> codes,
        String tier,
        @Nullable Cost cost) {

    public StoredRow {
        codes = List.copyOf(codes);
    }

    /// Of a month of 730 hours, in the run's currency.
    ///
    /// @param after with the next step in place
    public record Cost(BigDecimal now, BigDecimal after) {

        public Cost {
            now = Micros.rounded(now);
            after = Micros.rounded(after);
        }
    }

    /// @param costs absent where nothing has a price
    public static StoredRow of(Recommendation one, String team, @Nullable MonthlyCosts costs) {
        return new StoredRow(
                ContainerName.of(one),
                team,
                one.replicas(),
                one.container().current(),
                one.recommended(),
                one.nextStep(),
                one.verdict().label(),
                one.codes().stream().map(Code::name).toList(),
                one.tier().label(),
                cost(one, costs).orElse(null));
    }

    private static Optional<Cost> cost(Recommendation one, @Nullable MonthlyCosts costs) {
        return Optional.ofNullable(costs)
                .flatMap(known -> known.now(one).flatMap(now -> known.after(one).map(after -> new Cost(now, after))));
    }

    /// What is set once the next step is in place.
    public Resources after() {
        return nextStep == null ? current : nextStep;
    }
}
