package io.rightsizer.pricing.finance;

import io.rightsizer.pricing.cost.CostShare;
import java.util.Locale;

/// What the rows of a summary stand for.
public enum SummaryBy {
    TEAM,
    NAMESPACE,
    CLUSTER,
    REGION,
    WORKLOAD;

    /// The name users give it by.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What no workload bears stands apart, except where the whole node belongs to the row.
    RowKey key(CostShare share, MonthCosts costs, String teamLabel) {
        var bearer = Bearer.of(share.payer());
        return switch (this) {
            case CLUSTER -> RowKey.of(share.node().node().cluster(), "(no cluster name)");
            case REGION -> RowKey.of(share.node().key().region(), "(no region)");
            case TEAM, NAMESPACE, WORKLOAD -> apart(bearer, costs, teamLabel);
        };
    }

    private RowKey apart(Bearer bearer, MonthCosts costs, String teamLabel) {
        var workload = bearer.workload();
        if (workload == null) {
            return RowKey.apart("(" + bearer.kind().label() + ")");
        }
        var cluster = workload.cluster().isEmpty() ? "" : workload.cluster() + "/";
        return switch (this) {
            case TEAM -> RowKey.of(costs.labelsOf(workload).getOrDefault(teamLabel, ""), "(no team)");
            case NAMESPACE -> RowKey.of(cluster + workload.namespace(), "(no namespace)");
            case WORKLOAD, CLUSTER, REGION -> RowKey.of(cluster + workload, "(no name)");
        };
    }

    /// A row's name; a name of ours in parentheses is told from one of a user.
    ///
    /// @param ours whether it stands for what has no name of its own
    record RowKey(String name, boolean ours) {

        static RowKey of(String name, String otherwise) {
            return name.isEmpty() ? new RowKey(otherwise, true) : new RowKey(name, false);
        }

        static RowKey apart(String name) {
            return new RowKey(name, true);
        }
    }
}
