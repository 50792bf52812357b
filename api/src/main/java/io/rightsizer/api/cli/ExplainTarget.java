package io.rightsizer.api.cli;

import io.rightsizer.analyzer.recommendation.Recommendation;
import io.rightsizer.analyzer.workload.WorkloadKind;
import io.rightsizer.api.history.ContainerName;
import io.rightsizer.api.report.ShortName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `explain` is asked about: `NAMESPACE/KIND/NAME[/CONTAINER]`; the kind in any case or
/// short, and the container behind a colon as the table shows it.
record ExplainTarget(
        String namespace,
        String kind,
        String name,
        @Nullable String container) {

    static ExplainTarget parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length < 3 || parts.length > 4) {
            throw new UsageException("'" + text + "' is not NAMESPACE/KIND/NAME[/CONTAINER]; "
                    + "write it like checkout/Deployment/web or checkout/Deployment/web/app");
        }
        return new ExplainTarget(parts[0], parts[1], parts[2], parts.length == 4 ? parts[3] : null);
    }

    List<Recommendation> in(List<Recommendation> recommendations) {
        return recommendations.stream()
                .filter(one -> matches(ContainerName.of(one)))
                .toList();
    }

    boolean matches(ContainerName one) {
        var id = one.workload();
        return id.namespace().equals(namespace)
                && isKind(id.kind())
                && (id.name().equals(name) || name.equals(id.name() + ":" + one.container()))
                && (container == null || one.container().equals(container));
    }

    private boolean isKind(WorkloadKind ofWorkload) {
        return ofWorkload.name().equalsIgnoreCase(kind)
                || ShortName.of(ofWorkload).equalsIgnoreCase(kind);
    }

    /// Whether it is in the same namespace or has the same name.
    boolean isNear(Recommendation recommendation) {
        var id = recommendation.workload();
        return id.namespace().equals(namespace) || id.name().equals(name);
    }

    /// The other target in the form of this one, with or without a container.
    String written(Recommendation other) {
        return container == null
                ? other.workload().toString()
                : other.workload() + "/" + other.container().name();
    }
}
