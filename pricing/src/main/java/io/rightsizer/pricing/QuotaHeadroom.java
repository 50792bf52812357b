package io.rightsizer.pricing;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.Quota;
import io.rightsizer.pricing.RequestedTotals.Requested;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a line of a ResourceQuota leaves once the next step of every recommendation is in place. What the step
/// changes is added to what the quota counts today, which includes pods nothing is known of here. Pods that a rolling
/// update runs beside the old ones count while it lasts and are not in it, nor are those an autoscaler adds.
///
/// @param after cores, bytes or pieces; the same as used today where sizes do not matter to the line
public record QuotaHeadroom(Quota quota, BigDecimal after) {

    private record Place(String cluster, String namespace) {}

    private record Change(RequestedTotals requests, RequestedTotals limits) {

        static Change of(List<Recommendation> recommendations) {
            return new Change(RequestedTotals.of(recommendations), RequestedTotals.ofLimits(recommendations));
        }

        /// Names as in <https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota>.
        BigDecimal of(String resource) {
            return switch (resource) {
                case "cpu", "requests.cpu" -> cores(requests.after()).subtract(cores(requests.now()));
                case "memory", "requests.memory" -> bytes(requests.after()).subtract(bytes(requests.now()));
                case "limits.cpu" -> cores(limits.after()).subtract(cores(limits.now()));
                case "limits.memory" -> bytes(limits.after()).subtract(bytes(limits.now()));
                default -> BigDecimal.ZERO;
            };
        }

        private static BigDecimal cores(Requested requested) {
            return BigDecimal.valueOf(requested.cpu().millicores(), 3);
        }

        private static BigDecimal bytes(Requested requested) {
            return BigDecimal.valueOf(requested.memory().bytes());
        }
    }

    /// One for each quota, in their order.
    public static List<QuotaHeadroom> of(List<Quota> quotas, List<Recommendation> recommendations) {
        var changes = changes(recommendations);
        var none = Change.of(List.of());
        return quotas.stream()
                .map(quota -> new QuotaHeadroom(
                        quota,
                        quota.used()
                                .add(changes.getOrDefault(new Place(quota.cluster(), quota.namespace()), none)
                                        .of(quota.resource()))
                                .max(BigDecimal.ZERO)
                                .stripTrailingZeros()))
                .toList();
    }

    private static Map<Place, Change> changes(List<Recommendation> recommendations) {
        var byPlace = new HashMap<Place, List<Recommendation>>();
        recommendations.forEach(one -> byPlace.computeIfAbsent(
                        new Place(one.workload().cluster(), one.workload().namespace()), _ -> new ArrayList<>())
                .add(one));
        var changes = new HashMap<Place, Change>();
        byPlace.forEach((place, own) -> changes.put(place, Change.of(own)));
        return changes;
    }

    /// Whether pods would be refused that run today.
    public boolean exceeded() {
        return after.compareTo(quota.hard()) > 0;
    }

    /// Share of the quota used today, in whole per cent; empty where it allows none.
    public Optional<BigDecimal> percentNow() {
        return percent(quota.used());
    }

    /// Share of the quota used after, in whole per cent; empty where it allows none.
    public Optional<BigDecimal> percentAfter() {
        return percent(after);
    }

    /// A sentence where the change does not fit.
    public Optional<String> warning() {
        return exceeded()
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "quota %s of namespace %s allows %s of %s, and %s would be used: raise it before the change"
                                + " is rolled out",
                        quota.name(),
                        quota.namespace(),
                        quota.hard().toPlainString(),
                        quota.resource(),
                        after.toPlainString()))
                : Optional.empty();
    }

    private Optional<BigDecimal> percent(BigDecimal amount) {
        return quota.hard().signum() <= 0
                ? Optional.empty()
                : Optional.of(amount.movePointRight(2).divide(quota.hard(), 0, RoundingMode.HALF_UP));
    }
}
