package io.rightsizer.analyzer.collector;

/// The series from which prices are read, each with what it is needed for. Those of nodes come from OpenCost or
/// Kubecost (<https://opencost.io/docs/integrations/metrics/>), offerings from Karpenter, which called them otherwise
/// before 0.36 (<https://karpenter.sh/docs/upgrading/upgrade-guide/>).
enum PriceMetric {
    NODE_TOTAL("node_total_hourly_cost", "hourly prices of nodes"),
    NODE_CORE("node_cpu_hourly_cost", "hourly prices of cores"),
    NODE_GIBIBYTE("node_ram_hourly_cost", "hourly prices of memory"),
    NODE_SPOT("kubecost_node_is_spot", "spot nodes"),
    OFFERING("karpenter_cloudprovider_instance_type_offering_price_estimate", "prices Karpenter knows"),
    OFFERING_FORMERLY("karpenter_cloudprovider_instance_type_price_estimate", "prices an older Karpenter knows");

    private final String series;
    private final String reason;

    PriceMetric(String series, String reason) {
        this.series = series;
        this.reason = reason;
    }

    String series() {
        return series;
    }

    String reason() {
        return reason;
    }
}
