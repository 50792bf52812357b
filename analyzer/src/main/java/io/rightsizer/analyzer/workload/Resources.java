package io.rightsizer.analyzer.workload;

/// What a container asks for: the `resources` block of its specification, CPU and memory only.
public record Resources(ResourceAmounts requests, ResourceAmounts limits) {

    public static final Resources NONE = new Resources(ResourceAmounts.NONE, ResourceAmounts.NONE);

    public Resources withRequests(ResourceAmounts newRequests) {
        return new Resources(newRequests, limits);
    }

    public Resources withLimits(ResourceAmounts newLimits) {
        return new Resources(requests, newLimits);
    }
}
