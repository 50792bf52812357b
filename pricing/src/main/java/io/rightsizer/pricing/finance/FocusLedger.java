package io.rightsizer.pricing.finance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rightsizer.analyzer.workload.WorkloadId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The lines of an hour by origin: as many as there are workloads, not containers times days.
///
/// @param lines in the order of origins, resources and bearers
record FocusLedger(SortedMap<Origin, FocusPool> pools, SortedMap<Origin, List<FocusLine>> lines) {

    private static final int OUTLOOK_SCALE = 12;

    static FocusLedger of(MonthCosts costs, CostDay day, FocusSettings settings) {
        var pools = new TreeMap<Origin, FocusPool>();
        for (var share : day.shares()) {
            var origin = Origin.of(share.node(), settings.commitments().apply(share.node()));
            pools.computeIfAbsent(origin, _ -> new FocusPool(origin, settings)).add(share);
        }
        var tags = tagsOf(costs);
        var lines = new TreeMap<Origin, List<FocusLine>>();
        pools.forEach((origin, pool) -> lines.put(origin, new ArrayList<>(pool.lines(tags))));
        shareOutlooks(costs, lines);
        return new FocusLedger(pools, lines);
    }

    private static Function<Bearer, String> tagsOf(MonthCosts costs) {
        var known = new HashMap<Bearer, String>();
        return bearer -> known.computeIfAbsent(bearer, one -> tags(costs, one.workload()));
    }

    private static String tags(MonthCosts costs, @Nullable WorkloadId workload) {
        return workload == null ? "" : json(costs.labelsOf(workload));
    }

    /// Sorted by key; empty for no pairs.
    static String json(Map<String, String> pairs) {
        var object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(pairs).forEach(object::put);
        return object.isEmpty() ? "" : object.toString();
    }

    /// What a workload will cost is known for the workload: its lines get of it what they bear of today's cost.
    private static void shareOutlooks(MonthCosts costs, SortedMap<Origin, List<FocusLine>> lines) {
        var weights = new HashMap<WorkloadId, List<BigDecimal>>();
        lines.values()
                .forEach(all -> all.forEach(line -> {
                    if (line.bearer().workload() != null) {
                        weights.computeIfAbsent(line.bearer().workload(), _ -> new ArrayList<>())
                                .add(line.effective());
                    }
                }));
        var parts = new HashMap<WorkloadId, OutlookParts>();
        costs.outlooks().forEach((workload, outlook) -> {
            if (weights.containsKey(workload)) {
                parts.put(workload, OutlookParts.of(outlook, weights.get(workload), OUTLOOK_SCALE));
            }
        });
        lines.values().forEach(all -> all.replaceAll(line -> withPart(line, parts)));
    }

    private static FocusLine withPart(FocusLine line, Map<WorkloadId, OutlookParts> parts) {
        var own = line.bearer().workload() == null
                ? null
                : parts.get(line.bearer().workload());
        return own == null ? line : line.with(own.next());
    }
}
