package io.rightsizer.bench.fleet;

/// A node.
///
/// @param offset milliseconds after the full minute at which its kubelet is scraped
record Machine(
        String name,
        String address,
        String region,
        String zone,
        String instanceType,
        int cores,
        long memory,
        boolean spot,
        int offset) {

    String kubelet() {
        return address + ":10250";
    }
}
