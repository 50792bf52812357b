package io.rightsizer.bench;

/// What the peer looks at as one: a container of a workload.
record PeerRow(String namespace, String kind, String workload, String container) {}
