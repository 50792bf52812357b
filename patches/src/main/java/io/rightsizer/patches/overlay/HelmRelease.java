package io.rightsizer.patches.overlay;

/// Something in the checkout that installs a Helm chart.
///
/// @param by what it is and where it is written
/// @param namespace it installs into, empty where it does not say
/// @param release name of the release
record HelmRelease(String by, String namespace, String release) {

    /// Whether a workload of this name would usually be one of the release's.
    boolean seemsToInstall(String inNamespace, String workload) {
        var here = namespace.isEmpty() || namespace.equals(inNamespace);
        return here && (workload.equals(release) || workload.startsWith(release + "-"));
    }
}
