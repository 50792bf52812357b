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
            VpaPolicy.target(),
            VpaPolicy.lowerBound(),
            VpaPolicy.upperBound(),
            GoldilocksPolicy.guaranteed(),
            GoldilocksPolicy.burstable(),
            new CranePolicy(),
            new KubecostPolicy(),
            new CastPolicy(),
            new AutopilotWindowPolicy());

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

    /// The policy without the minimum its peer adds to every answer, for comparing rules on small containers.
    ///
    /// @throws IllegalArgumentException for an unknown name, with the known ones
    public static Policy withoutMinimum(String name) {
        return named(name) instanceof VpaPolicy vpa ? vpa.withoutMinimum() : named(name);
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("there is no policy '" + name + "'; known are "
                + ALL.stream().map(Policy::name).collect(Collectors.joining(", ")));
    }
}
