package io.rightsizer.bench.fleet;

/// What the template of a workload says of one container, and what it tends to use.
///
/// @param cores used on average, in cores
/// @param bytes of working set on average
/// @param cpuLimit in cores; zero for none, which is what most containers have
record Spec(
        String container,
        String image,
        double cores,
        double bytes,
        double cpuRequest,
        double memoryRequest,
        double cpuLimit,
        double memoryLimit,
        Rhythm rhythm) {

    /// The same template, used otherwise.
    Spec using(double otherCores, double otherBytes) {
        return new Spec(
                container, image, otherCores, otherBytes, cpuRequest, memoryRequest, cpuLimit, memoryLimit, rhythm);
    }

    /// How usage moves: a daily wave with its share and phase, and noise around it.
    record Rhythm(double wave, double phase, double noise) {}
}
