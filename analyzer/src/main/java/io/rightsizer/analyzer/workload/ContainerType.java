package io.rightsizer.analyzer.workload;

/// How a container takes part in its pod's life; decides which list of the pod specification declares it.
public enum ContainerType {
    /// Listed under `containers`.
    APP("container"),
    /// Listed under `initContainers`, ends before the app containers start.
    INIT("init"),
    /// A native sidecar: listed under `initContainers` with `restartPolicy: Always`, runs as long as the pod.
    SIDECAR("sidecar");

    private final String label;

    ContainerType(String label) {
        this.label = label;
    }

    /// The word used in every output.
    public String label() {
        return label;
    }
}
