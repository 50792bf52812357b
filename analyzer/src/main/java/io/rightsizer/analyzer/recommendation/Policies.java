package io.rightsizer.analyzer.recommendation;

import java.util.List;
import java.util.stream.Collectors;

/// The policies users select by name.
public final class Policies {

    private static final List<Policy> ALL = List.of(
            new CalibratedPolicy(),
            new SplitPolicy(),
            new PeakPolicy(),
            new KrrSimplePolicy(),
            new KrrSimpleLimitPolicy(),
            new VpaPolicy(),
            new CranePolicy(),
            new KubecostPolicy(),
            new CastPolicy());

    private Policies() {}

    /// Every policy, the default first.
    public static List<Policy> all() {
        return ALL;
    }

    /// @throws IllegalArgumentException for an unknown name, with the known ones
    public static Policy named(String name) {
        return ALL.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /// The same rule without the least amounts its own product never goes below: rules are compared with each other
    /// above one common floor, that of the settings.
    ///
    /// @throws IllegalArgumentException for an unknown name, with the known ones
    public static Policy withoutMinimum(String name) {
        return named(name) instanceof VpaPolicy ? VpaPolicy.withoutMinimum() : named(name);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no policy '" + name + "'; known are "
                + ALL.stream().map(Policy::name).collect(Collectors.joining(", ")));
    }
}
