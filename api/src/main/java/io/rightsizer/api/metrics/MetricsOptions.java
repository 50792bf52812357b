package io.rightsizer.api.metrics;

/// @param perContainer whether each recommendation gets series of its own: four a container
/// @param teamKey the label that names a workload's team, as kube-state-metrics writes it
public record MetricsOptions(boolean perContainer, String teamKey) {

    public static final MetricsOptions DEFAULTS = new MetricsOptions(false, "team");
}
