package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.recommendation.KrrArithmetic.Refusal;
import io.rightsizer.analyzer.statistics.Samples;
import io.rightsizer.analyzer.workload.Resources;
import java.util.List;
import java.util.Objects;

/// KRR's strategy `simple_limit` on our grid: CPU request p66 and limit p96 of all pods' points, memory as in `simple`.
final class KrrSimpleLimitPolicy implements Policy {

    private static final double REQUEST_PERCENTILE = 66;
    private static final double LIMIT_PERCENTILE = 96;

    @Override
    public String name() {
        return "krr-simple-limit";
    }

    @Override
    public String summary() {
        return "as KRR's simple-limit: CPU request at p66 and limit at p96 of all pods, memory request = limit = peak +15 %";
    }

    @Override
    public Proposal propose(Seen seen, Resources current, PolicySettings settings) {
        var draft = new Draft();
        KrrSimplePolicy.memory(seen.memory(), settings, draft);
        if (KrrSimplePolicy.refusal(List.of(seen.cpu())) == Refusal.NONE) {
            cpu(seen.cpu(), settings, draft);
        } else {
            draft.say("No CPU number: KRR needs 100 points.");
        }
        return draft.within(settings);
    }

    private static void cpu(Samples points, PolicySettings settings, Draft draft) {
        var percentile = Objects.requireNonNullElse(settings.cpuPercentile(), REQUEST_PERCENTILE);
        var limitPercentile = Math.max(percentile, LIMIT_PERCENTILE);
        var request = KrrArithmetic.cpu(points.quantile(percentile / 100));
        var limit = KrrArithmetic.cpu(points.quantile(limitPercentile / 100));
        draft.cpu(request, limit);
        draft.say("CPU request " + Wording.of(request) + " is p" + Wording.plain(percentile, 2) + " and limit "
                + Wording.of(limit) + " is p" + Wording.plain(limitPercentile, 2) + " of "
                + Wording.count(points.count()) + " points of all pods, at least 10m.");
    }
}
