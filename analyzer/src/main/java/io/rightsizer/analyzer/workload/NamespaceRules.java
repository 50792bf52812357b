package io.rightsizer.analyzer.workload;

/// What the namespace's LimitRanges demand of every container; absent where nothing is demanded.
///
/// @param min the least a request may be
/// @param max the most a limit may be
/// @param defaultLimits the limits a container without its own is given
public record NamespaceRules(ResourceAmounts min, ResourceAmounts max, ResourceAmounts defaultLimits) {

    public static final NamespaceRules NONE =
            new NamespaceRules(ResourceAmounts.NONE, ResourceAmounts.NONE, ResourceAmounts.NONE);
}
