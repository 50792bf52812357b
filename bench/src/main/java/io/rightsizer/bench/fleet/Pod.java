package io.rightsizer.bench.fleet;

/// One pod from `from` up to, not including `to`, in epoch milliseconds.
///
/// @param app the workload it belongs to
record Pod(
        String namespace,
        String name,
        String uid,
        String app,
        String ownerKind,
        String ownerName,
        Machine machine,
        String address,
        long from,
        long to) {

    String cgroup() {
        return "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod" + uid.replace('-', '_') + ".slice";
    }
}
