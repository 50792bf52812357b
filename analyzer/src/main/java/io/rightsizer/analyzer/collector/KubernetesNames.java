package io.rightsizer.analyzer.collector;

import io.rightsizer.analyzer.workload.WorkloadId;
import io.rightsizer.analyzer.workload.WorkloadKind;
import java.util.regex.Pattern;

/// The grammar of Kubernetes names. Whatever breaks it cannot come from an API server, so it never gets further
/// than a message: into no file name, YAML or terminal.
/// <https://kubernetes.io/docs/concepts/overview/working-with-objects/names/>
final class KubernetesNames {

    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern DNS_SUBDOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern LABEL_VALUE = Pattern.compile("(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?");

    /// Clusters have no grammar of their own; provider names such as an EKS ARN must pass.
    private static final Pattern CLUSTER = Pattern.compile("(?:[A-Za-z0-9](?:[-A-Za-z0-9_.:/@]*[A-Za-z0-9])?)?");

    private static final Pattern PROVIDER_ID = Pattern.compile("[a-z][a-z0-9+.-]*://[A-Za-z0-9._:/()~-]{1,1000}");

    private KubernetesNames() {}

    static boolean isNamespace(String text) {
        return text.length() <= LONGEST_LABEL && DNS_LABEL.matcher(text).matches();
    }

    static boolean isContainer(String text) {
        return isNamespace(text);
    }

    static boolean isName(String text) {
        return text.length() <= LONGEST && DNS_SUBDOMAIN.matcher(text).matches();
    }

    static boolean isLabelValue(String text) {
        return text.length() <= LONGEST_LABEL && LABEL_VALUE.matcher(text).matches();
    }

    static boolean isPod(PodKey key) {
        return isCluster(key.cluster()) && isNamespace(key.namespace()) && isName(key.pod());
    }

    static boolean isWorkload(WorkloadId id) {
        return isCluster(id.cluster())
                && isNamespace(id.namespace())
                && isName(id.name())
                && id.kind().name().length() <= LONGEST_LABEL
                && KIND.matcher(id.kind().name()).matches();
    }

    static boolean isNode(NodeName node) {
        return isCluster(node.cluster()) && isName(node.name());
    }

    /// A key of a label or taint: a name, with a DNS name and a slash before it where it has an owner.
    static boolean isQualifiedName(String text) {
        var slash = text.indexOf('/');
        var name = text.substring(slash + 1);
        return !name.isEmpty() && isLabelValue(name) && (slash < 0 || isName(text.substring(0, slash)));
    }

    /// `aws:///eu-west-1a/i-0123`; long, since those of Azure are paths of resources.
    static boolean isProviderId(String text) {
        return PROVIDER_ID.matcher(text).matches();
    }

    static boolean isCluster(String text) {
        return text.length() <= LONGEST
                && !text.contains("..")
                && CLUSTER.matcher(text).matches();
    }

    /// The same workload under names that can be shown anywhere.
    static WorkloadId shown(WorkloadId id) {
        var cluster = isCluster(id.cluster()) ? id.cluster() : shown(id.cluster());
        return new WorkloadId(
                cluster, shown(id.namespace()), new WorkloadKind(shown(id.kind().name())), shown(id.name()));
    }

    /// At most 63 harmless characters; dots stay only in names that are valid as they are.
    static String shown(String text) {
        if (isName(text)) {
            return text;
        }
        var harmless = text.replaceAll("[^A-Za-z0-9-]", "_");
        var cut = harmless.substring(0, Math.min(harmless.length(), LONGEST_LABEL));
        return cut.isEmpty() ? "_" : cut;
    }
}
