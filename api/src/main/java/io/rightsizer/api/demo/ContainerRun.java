package io.rightsizer.api.demo;

/// One run of a container, from its start to its end in epoch seconds; a restart begins the next one with a new id.
///
/// @param id 64 hexadecimal digits, cAdvisor's `name`
/// @param seed makes this run's noise its own
/// @param endedBy the reason Kubernetes gives for its termination; empty while it runs or when its pod was deleted
record ContainerRun(String id, long from, long to, long seed, String endedBy) {

    boolean covers(long second) {
        return from <= second && second < to;
    }

    long age(long second) {
        return second - from;
    }
}
