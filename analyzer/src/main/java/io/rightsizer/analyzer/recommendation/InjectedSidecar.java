package io.rightsizer.analyzer.recommendation;

import io.rightsizer.analyzer.workload.Container;
import java.util.Set;

/// Containers that a webhook adds to the pod. The workload's manifest does not declare them, so a patch of it would
/// add a broken container; their size is set in the mesh's or agent's own configuration.
final class InjectedSidecar {

    private static final Set<String> NAMES = Set.of(
            "istio-proxy",
            "istio-init",
            "istio-validation",
            "linkerd-proxy",
            "linkerd-init",
            "linkerd-network-validator",
            "kuma-sidecar",
            "kuma-init",
            "consul-dataplane",
            "consul-connect-inject-init",
            "vault-agent",
            "vault-agent-init",
            "daprd");

    private InjectedSidecar() {}

    static boolean isOne(Container container) {
        return NAMES.contains(container.name());
    }
}
