package io.rightsizer.pricing.spot;

/// What a pod template needs to be put on spot machines. The preference lets pods fall back to machines on demand
/// when no spot machine is to be had; the requirement leaves them waiting.
public enum SpotPlacing {
    /// Managed node groups label their nodes and set no taint
    /// (<https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html>).
    EKS("eks.amazonaws.com/capacityType", "SPOT", false),
    /// A NodePool must allow `spot` as `karpenter.sh/capacity-type`
    /// (<https://karpenter.sh/docs/concepts/scheduling/>).
    KARPENTER("karpenter.sh/capacity-type", "spot", false),
    /// AKS sets the taint on every spot pool (<https://learn.microsoft.com/azure/aks/spot-node-pool>).
    AKS("kubernetes.azure.com/scalesetpriority", "spot", true),
    /// The taint is set by whoever makes the pool, as advised; a toleration of it does no harm without
    /// (<https://docs.cloud.google.com/kubernetes-engine/docs/how-to/spot-vms>).
    GKE("cloud.google.com/gke-spot", "true", true);

    private final String key;
    private final String value;
    private final boolean tainted;

    SpotPlacing(String key, String value, boolean tainted) {
        this.key = key;
        this.value = value;
        this.tainted = tainted;
    }

    /// Lines of YAML for the `spec` of a pod, not indented: spot if there is any.
    public String preferred() {
        return """
                affinity:
                  nodeAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        preference:
                          matchExpressions:
                            - key: %s
                              operator: In
                              values: ["%s"]
                """.formatted(key, value) + toleration();
    }

    /// The same: nothing but spot.
    public String required() {
        return """
                nodeSelector:
                  %s: "%s"
                """.formatted(key, value) + toleration();
    }

    private String toleration() {
        return tainted ? """
                tolerations:
                  - key: %s
                    operator: Equal
                    value: "%s"
                    effect: NoSchedule
                """.formatted(key, value) : "";
    }
}
